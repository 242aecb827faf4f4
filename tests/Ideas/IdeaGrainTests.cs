using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Ideas;

public sealed class IdeaGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly StaffMember Another = new("o2", "Oscar Officer", [StaffRole.Officer]);

    [Theory, ClassData(typeof(Databases))]
    public async Task Idea_FromDraftToTheBallot_IsAProjectWithALinkBackAndItsAuthorsAreTold(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var number = await place.Begin(IdeaExamples.Aisha);
        var idea = place.Idea(number);

        // Act
        Done(IdeaPhase.Submitted, await idea.Move(new(IdeaMove.Submit, IdeaExamples.Aisha)));
        Done(IdeaPhase.InReview, await idea.Review(new(IdeaMove.StartReview, RoundExamples.Officer)));
        Done(IdeaPhase.InReview, await idea.Assess(new(IdeaExamples.Assessed, RoundExamples.Officer)));
        Done(IdeaPhase.ChangesAsked, await idea.Review(new(IdeaMove.AskForChanges, RoundExamples.Officer, "Where exactly?")));
        Done(IdeaPhase.ChangesAsked, await idea.Save(new(IdeaExamples.Text with { Where = "By the bridge" }, IdeaExamples.Aisha)));
        Done(IdeaPhase.InReview, await idea.Move(new(IdeaMove.SendChanges, IdeaExamples.Aisha)));
        Done(IdeaPhase.Accepted, await idea.Review(new(IdeaMove.Accept, RoundExamples.Officer, Delivery: Delivery.Council)));

        // Assert
        var project = Assert.Single((await place.Round.GetView())!.Setup.Projects, project => project.Idea == number);
        var view = await idea.GetView(IdeaReader.Anyone);
        Assert.Equal((project.Id, IdeaExamples.Text.Title, IdeaExamples.Assessed.Cost), (view!.Project, project.Name, project.Cost));
        Assert.Equal(["North", "Nature"], [project.Area!, .. project.Categories]);
        var told = await place.Journal.ReadNews(IdeaExamples.Aisha, 20, default);
        Assert.Equal([IdeaStepKind.Accepted, IdeaStepKind.ChangesAsked, IdeaStepKind.Assessed, IdeaStepKind.ReviewStarted], told.Where(news => news.Round == place.Id).Select(news => news.Kind));
        Assert.Equal(
            [IdeaStepKind.Submitted, IdeaStepKind.ReviewStarted, IdeaStepKind.ChangesAsked, IdeaStepKind.Changed, IdeaStepKind.ChangesSent, IdeaStepKind.Accepted],
            view.Story.Select(step => step.Kind));
        Assert.All(view.Story, step => Assert.Null(step.Staff));
        var acts = new List<AuditEntry>();
        await foreach (var line in hubs[kind].Services.GetRequiredService<IAuditJournal>().Read(new AuditFilter(place.Id), default))
        {
            acts.Add(line.Entry);
        }

        Assert.Equal(
            ["idea-accepted", "idea-changes-asked", "idea-assessed", "idea-review-started"],
            acts.Where(act => act.Act.StartsWith("idea-", StringComparison.Ordinal)).Select(act => act.Act));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Reconsider_AnAcceptedIdea_TakesItsProjectOffTheBallot(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var number = await place.Accepted(IdeaExamples.Aisha);

        // Act
        var outcome = await place.Idea(number).Review(new(IdeaMove.Reconsider, Another, "The cost has changed."));

        // Assert
        Done(IdeaPhase.InReview, outcome);
        Assert.DoesNotContain((await place.Round.GetView())!.Setup.Projects, project => project.Idea == number);
        Done(IdeaPhase.Accepted, await place.Idea(number).Review(new(IdeaMove.Accept, Another, Delivery: Delivery.Grant)));
        Assert.Single((await place.Round.GetView())!.Setup.Projects, project => project.Idea == number && project.Delivery == Delivery.Grant);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Begin_TheSameFormTwice_IsOneIdeaAndEachOtherGetsTheNextNumber(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var form = Guid.NewGuid();

        // Act
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => place.Index.Begin(new(form, IdeaExamples.Text, IdeaExamples.Aisha))));
        var next = await place.Begin(IdeaExamples.Ben);

        // Assert
        Assert.Equal([1, 1], both.Select(begun => begun.Number));
        Assert.Equal(2, next);
        Assert.Null(await place.Idea(1).GetView(IdeaReader.Anyone));
        Assert.NotNull(await place.Idea(1).GetView(new(IdeaExamples.Aisha, null)));
        Assert.Equal(0, (await place.Index.List(new())).Found);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Support_ByManyAtOnceAndTwice_IsCountedOnceEachAndCanBeTakenBack(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var number = await place.Submitted(IdeaExamples.Aisha);
        var idea = place.Idea(number);
        var crowd = Enumerable.Range(0, 20).Select(i => new ResidentId($"r{i}")).ToList();

        // Act
        await Task.WhenAll(crowd.Concat(crowd).Select(resident => idea.Support(new(true, resident))));
        await idea.Support(new(false, crowd[0]));
        var own = await idea.Support(new(true, IdeaExamples.Aisha));

        // Assert
        Assert.Equal(19, (await idea.GetView(IdeaReader.Anyone))!.Supports);
        Assert.Equal("own-idea", Assert.Single(own.Refusals).Code);
        Assert.Equal(19, (await place.Index.List(new())).Lines[0].Supports);
        Assert.False((await idea.GetView(new(crowd[0], null)))!.Supported);
        Assert.True((await idea.GetView(new(crowd[1], null)))!.Supported);
        Assert.Equal(19L, await hubs[kind].Database.QueryAsync<long>($"SELECT count(*) FROM idea_support WHERE round = '{place.Id}'"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Merge_TwoThatAreAlike_JoinsAuthorsAndSupportAndTellsBoth(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var (first, second) = (await place.Submitted(IdeaExamples.Aisha), await place.Submitted(IdeaExamples.Ben));
        foreach (var (number, resident) in ((int, ResidentId)[])[(first, IdeaExamples.Cara), (second, IdeaExamples.Cara), (first, new("d")), (first, IdeaExamples.Ben)])
        {
            Assert.Empty((await place.Idea(number).Support(new(true, resident))).Refusals);
        }

        // Act
        var outcome = await place.Idea(first).Review(new(IdeaMove.Merge, RoundExamples.Officer, "They want the same bench.", second));

        // Assert
        Done(IdeaPhase.Merged, outcome);
        var into = (await place.Idea(second).GetView(IdeaReader.Anyone))!;
        Assert.Equal([IdeaExamples.Ben, IdeaExamples.Aisha], into.Authors.AsEnumerable());
        Assert.Equal((2, first), (into.Supports, Assert.Single(into.TookIn)));
        Assert.Equal(second, (await place.Idea(first).GetView(IdeaReader.Anyone))!.MergedInto);
        Assert.Contains(await place.Journal.ReadNews(IdeaExamples.Aisha, 9, default), news => news.Round == place.Id && news.Kind == IdeaStepKind.Merged && news.Idea == second);
        Assert.Contains(await place.Journal.ReadNews(IdeaExamples.Ben, 9, default), news => news.Round == place.Id && news.Kind == IdeaStepKind.TookIn && news.Idea == first);
        Assert.Equal([second], (await place.Index.List(new())).Lines.Select(line => line.Number));
        Assert.Equal("into-unfit", Assert.Single((await place.Idea(second).Review(new(IdeaMove.Merge, RoundExamples.Officer, "Back.", first))).Refusals).Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task CoAuthor_WithALink_JoinsOnceAndMayWrite(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var idea = place.Idea(await place.Begin(IdeaExamples.Aisha));
        var token = new string('f', 64);
        Assert.Equal("not-author", Assert.Single((await idea.Invite(new(token, "", IdeaExamples.Ben))).Refusals).Code);
        Assert.Empty((await idea.Invite(new(token, "My neighbour", IdeaExamples.Aisha))).Refusals);

        // Act
        var joined = await idea.Join(new(token, IdeaExamples.Ben));
        var used = await idea.Join(new(token, IdeaExamples.Cara));
        var saved = await idea.Save(new(IdeaExamples.Text with { Title = "Benches and a bin" }, IdeaExamples.Ben));

        // Assert
        Assert.Empty(joined.Refusals);
        Assert.Equal("invitation-unknown", Assert.Single(used.Refusals).Code);
        Assert.Empty(saved.Refusals);
        Assert.Contains(await place.Journal.ReadByAuthor(IdeaExamples.Ben, default), row => row.Round == place.Id);
        Assert.Empty((await idea.Leave(new(IdeaExamples.Aisha))).Refusals);
        Assert.Equal("last-author", Assert.Single((await idea.Leave(new(IdeaExamples.Ben))).Refusals).Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Write_OnAVersionThatIsNotTheLatest_WritesNothing(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var number = await place.Begin(IdeaExamples.Aisha);
        var write = new IdeaWrite(place.Id, number, 1, """{"phase":"Draft"}""", false, [IdeaExamples.Aisha], []);

        // Act
        var first = await place.Journal.Write([write], default);
        var second = await place.Journal.Write([write with { Body = """{"phase":"Submitted"}""" }], default);

        // Assert
        Assert.True(first);
        Assert.False(second);
        var row = await place.Journal.Read(place.Id, number, default);
        Assert.Equal((2L, """{"phase":"Draft"}"""), (row!.Version, row.Body));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task List_WordsFiltersOrdersAndPages_GiveWhatWasAskedFor(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        foreach (var (title, area) in ((string, string)[])[("A pond", "North"), ("A bench", "South"), ("A café table", "North"), ("A wall", "South")])
        {
            await place.Submitted(IdeaExamples.Aisha, IdeaExamples.Text with { Title = title, Area = area, What = "Made by neighbours." });
            hubs[kind].Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await place.Idea(2).Support(new(true, IdeaExamples.Ben));

        // Act
        var north = await place.Index.List(new(Area: "North", Order: IdeaOrder.Newest));
        var cafe = await place.Index.List(new("CAFE"));
        var loved = await place.Index.List(new(Order: IdeaOrder.MostSupported, Take: 1));
        var shuffled = await place.Index.List(new(Seed: 11));
        var page = await place.Index.List(new(Seed: 11, Skip: 2, Take: 2));

        // Assert
        Assert.Equal([3, 1], north.Lines.Select(line => line.Number));
        Assert.Equal([3], cafe.Lines.Select(line => line.Number));
        Assert.Equal((2, 4), (Assert.Single(loved.Lines).Number, loved.Found));
        Assert.Equal(shuffled.Lines.Skip(2).Select(line => line.Number), page.Lines.Select(line => line.Number));
        Assert.Equal(3, (await place.Index.FindSimilar(new("Table for the café", "")))[0].Number);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task OpenVoting_WhileAnIdeaWaits_IsRefusedUntilItIsDecided(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var number = await place.Submitted(IdeaExamples.Aisha);
        Assert.Empty((await place.Round.CloseIdeas(new(RoundExamples.Officer))).Refusals);

        // Act
        var early = await place.Round.OpenVoting(new(RoundExamples.Officer));
        await place.Idea(number).Move(new(IdeaMove.Withdraw, IdeaExamples.Aisha));
        var then = await place.Round.OpenVoting(new(RoundExamples.Officer));

        // Assert
        Assert.Equal("ideas-wait", Assert.Single(early.Refusals).Code);
        Assert.Empty(then.Refusals);
        Assert.Equal(RoundPhase.Voting, then.Phase);
        Assert.Equal("ideas-not-taken", Assert.Single((await place.Index.Begin(new(Guid.NewGuid(), IdeaExamples.Text, IdeaExamples.Ben))).Refusals).Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Forget_AResident_KeepsTheirIdeaAndTheCountWithoutThem(DatabaseKind kind)
    {
        // Arrange
        var place = await Open(kind);
        var number = await place.Submitted(IdeaExamples.Aisha);
        var leaver = new ResidentId($"leaver-{place.Id}");
        await place.Idea(number).Support(new(true, leaver));

        // Act
        await place.Journal.Forget(leaver, default);

        // Assert
        Assert.Empty(await place.Journal.ReadSupportOf(leaver, default));
        Assert.Equal(1, (await place.Journal.Read(place.Id, number, default))!.Supports);
    }

    private async Task<Place> Open(DatabaseKind kind)
    {
        var hub = hubs[kind];
        var id = Box.NewRound();
        var setup = RoundExamples.WithCall() with
        {
            OpensAt = hub.Clock.Now.AddDays(10),
            ClosesAt = hub.Clock.Now.AddDays(20),
            Ideas = RoundExamples.WithCall().Ideas! with { OpensAt = hub.Clock.Now.AddDays(1), ClosesAt = hub.Clock.Now.AddDays(8) },
        };
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        Assert.Empty((await round.Create(new(setup, RoundExamples.Officer))).Refusals);
        Assert.Empty((await round.OpenIdeas(new(RoundExamples.Officer))).Refusals);
        return new Place(hub, id);
    }

    private static void Done(IdeaPhase phase, IdeaOutcome outcome)
    {
        Assert.Empty(outcome.Refusals);
        Assert.Equal(phase, outcome.Phase);
    }

    /// <summary>A round that takes ideas.</summary>
    private sealed class Place(TestHub hub, string id)
    {
        public string Id => id;

        public IRoundGrain Round => hub.Grains.GetGrain<IRoundGrain>(id);

        public IIdeaIndexGrain Index => hub.Grains.GetGrain<IIdeaIndexGrain>(id);

        public IIdeaJournal Journal => hub.Services.GetRequiredService<IIdeaJournal>();

        public IIdeaGrain Idea(int number) => hub.Grains.GetGrain<IIdeaGrain>($"{id}/{number}");

        public async Task<int> Begin(ResidentId by, IdeaText? text = null)
        {
            var begun = await Index.Begin(new(Guid.NewGuid(), text ?? IdeaExamples.Text, by));
            Assert.Empty(begun.Refusals);
            return begun.Number;
        }

        public async Task<int> Submitted(ResidentId by, IdeaText? text = null)
        {
            var number = await Begin(by, text);
            Done(IdeaPhase.Submitted, await Idea(number).Move(new(IdeaMove.Submit, by)));
            return number;
        }

        public async Task<int> Accepted(ResidentId by)
        {
            var number = await Submitted(by);
            Done(IdeaPhase.InReview, await Idea(number).Review(new(IdeaMove.StartReview, RoundExamples.Officer)));
            Done(IdeaPhase.InReview, await Idea(number).Assess(new(IdeaExamples.Assessed, RoundExamples.Officer)));
            Done(IdeaPhase.Accepted, await Idea(number).Review(new(IdeaMove.Accept, RoundExamples.Officer, Delivery: Delivery.Council)));
            return number;
        }
    }
}
