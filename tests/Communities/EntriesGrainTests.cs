using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Consents;
using ParticipatoryHub.Search;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Communities;

public sealed class EntriesGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Suggestion_OfAResident_IsTheirsUntilAnOfficerKeepsIt_AndItsHistoryIsForStaff(DatabaseKind kind)
    {
        // Arrange
        var evidence = await Register(kind, "evidence");
        var number = Done(await evidence.Add(new(Guid.NewGuid(), CommunityExamples.Evidence(), CommunityExamples.Aisha)));

        // Act
        var byBen = await evidence.GetView(number, CommunityExamples.Ben);
        var own = await evidence.GetView(number, CommunityExamples.Aisha);
        var changed = await evidence.Change(new(Guid.NewGuid(), number, 1, CommunityExamples.Evidence("The path floods in winter"), CommunityExamples.Aisha));
        var keptByPartner = await evidence.Decide(new(Guid.NewGuid(), number, EntryStatus.Kept, null, CommunityExamples.ByPartner));
        Done(await evidence.Decide(new(Guid.NewGuid(), number, EntryStatus.Kept, null, CommunityExamples.ByOfficer)));
        var late = await evidence.Change(new(Guid.NewGuid(), number, 3, CommunityExamples.Evidence("Something else"), CommunityExamples.Aisha));

        // Assert
        Assert.Null(byBen);
        Assert.True(own!.MayChange);
        Assert.Empty(changed.Refusals);
        Assert.Equal("not-yours", Assert.Single(keptByPartner.Refusals).Code);
        Assert.Equal("not-yours", Assert.Single(late.Refusals).Code);
        var (open, staff) = ((await evidence.GetView(number, EntryReader.Anyone))!, (await evidence.GetView(number, CommunityExamples.ByOfficer))!);
        Assert.Equal("The path floods in winter", open.Entry.Text.Title);
        Assert.Equal((0, false), (open.History.Length, open.MayChange));
        Assert.Equal([EntryAct.Kept, EntryAct.Changed, EntryAct.Added], staff.History.Select(change => change.Act));
        Assert.Equal(["o1", "", ""], staff.History.Select(change => change.By.Staff));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Add_SentTwice_IsOneEntry_AndTwoChangesOfTheSameVersionAreNotBothMade(DatabaseKind kind)
    {
        // Arrange
        var (assets, command) = (await Register(kind, "assets"), Guid.NewGuid());

        // Act
        var first = Done(await assets.Add(new(command, CommunityExamples.Asset(), CommunityExamples.ByPartner)));
        var again = Done(await assets.Add(new(command, CommunityExamples.Asset(), CommunityExamples.ByPartner)));
        var change = Guid.NewGuid();
        var one = await assets.Change(new(change, first, 1, CommunityExamples.Asset("The warm hall"), CommunityExamples.ByPartner));
        var repeated = await assets.Change(new(change, first, 1, CommunityExamples.Asset("The warm hall"), CommunityExamples.ByPartner));
        var other = await assets.Change(new(Guid.NewGuid(), first, 1, CommunityExamples.Asset("The cold hall"), CommunityExamples.ByOfficer));
        var without = await assets.Add(new(Guid.Empty, CommunityExamples.Asset("A form without an id"), CommunityExamples.ByOfficer));

        // Assert
        Assert.Equal(first, again);
        Assert.Empty(one.Refusals);
        Assert.Empty(repeated.Refusals);
        Assert.Equal("changed-meanwhile", Assert.Single(other.Refusals).Code);
        Assert.Equal("command-missing", Assert.Single(without.Refusals).Code);
        Assert.Equal((1, 2L), ((await assets.List(new(EntryReader.Anyone))).Found, (await assets.GetView(first, EntryReader.Anyone))!.Entry.Version));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task List_ByWordsKindTagAndReader_FindsWhatTheyMaySee(DatabaseKind kind)
    {
        // Arrange
        var evidence = await Register(kind, "evidence");
        var ids = new List<int>();
        foreach (var text in new[]
                 {
                     CommunityExamples.Evidence("The path floods", tags: ["level-structural", "outcome-efficacy"]),
                     CommunityExamples.Evidence("The last bus leaves too early", tags: ["level-structural"]),
                     CommunityExamples.Evidence("Flooding of cellars", "team", "level-self"),
                 })
        {
            ids.Add(Done(await evidence.Add(new(Guid.NewGuid(), text, CommunityExamples.ByOfficer))));
        }

        // Act
        async Task<string> Find(EntryReader reader, string? words = null, string? tag = null) => string.Join(", ", (await evidence.List(new(reader, words, Tag: tag))).Entries.Select(entry => entry.Number));

        // Assert
        Assert.Equal("1, 2", await Find(EntryReader.Anyone));
        Assert.Equal("1, 2, 3", await Find(CommunityExamples.ByCouncillor));
        Assert.Equal("1", await Find(EntryReader.Anyone, "FLOOD"));
        Assert.Equal("1, 3", await Find(CommunityExamples.ByPartner, "flooded"));
        Assert.Equal("2", await Find(EntryReader.Anyone, "bus early"));
        Assert.Equal("", await Find(EntryReader.Anyone, "bus \" OR 'x' * ) early tram"));
        Assert.Equal("1, 2", await Find(EntryReader.Anyone, tag: "level-structural"));
        Assert.Equal("1", await Find(EntryReader.Anyone, tag: "outcome-efficacy"));
        Assert.Equal([1, 2, 3], ids);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Contradictions_AreLinkedOnceForBothAndKept(DatabaseKind kind)
    {
        // Arrange
        var evidence = await Register(kind, "evidence");
        var (one, two) = (Done(await evidence.Add(new(Guid.NewGuid(), CommunityExamples.Evidence("Unsafe at night"), CommunityExamples.ByOfficer))), Done(await evidence.Add(new(Guid.NewGuid(), CommunityExamples.Evidence("Never felt unsafe"), CommunityExamples.ByOfficer))));

        // Act
        Done(await evidence.Link(new(two, one, "Whether it is safe.", CommunityExamples.Partner)));
        Done(await evidence.Link(new(one, two, "Whether it is safe.", CommunityExamples.Partner)));
        var self = await evidence.Link(new(one, one, "Itself.", CommunityExamples.Partner));
        var byCouncillor = await evidence.Link(new(one, two, "Something.", CommunityExamples.Councillor));

        // Assert
        Assert.Equal(two, Assert.Single((await evidence.GetView(one, EntryReader.Anyone))!.Links).Number);
        Assert.Equal(one, Assert.Single((await evidence.GetView(two, EntryReader.Anyone))!.Links).Number);
        Assert.Equal("other", Assert.Single(self.Refusals).Field);
        Assert.Equal("not-yours", Assert.Single(byCouncillor.Refusals).Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Withdrawn_NeedsAReason_IsGoneFromListAndSearch_AndCanBeTakenBack(DatabaseKind kind)
    {
        // Arrange
        var (id, assets) = await Place(kind, "assets");
        var number = Done(await assets.Add(new(Guid.NewGuid(), CommunityExamples.Asset("Xylophone orchestra"), CommunityExamples.ByOfficer)));
        var search = hubs[kind].Services.GetRequiredService<ISearchIndex>();
        async Task<int> Found(bool isStaff = false) => (await search.Find(new("xylophone", isStaff, [], id), default)).Found;
        var before = await Found();

        // Act
        var unsaid = await assets.Decide(new(Guid.NewGuid(), number, EntryStatus.Withdrawn, " ", CommunityExamples.ByOfficer));
        Done(await assets.Decide(new(Guid.NewGuid(), number, EntryStatus.Withdrawn, "It has closed.", CommunityExamples.ByOfficer)));

        // Assert
        Assert.Equal("reason", Assert.Single(unsaid.Refusals).Field);
        Assert.Equal((1, 0, 0), (before, await Found(), await Found(isStaff: true)));
        Assert.Equal(0, (await assets.List(new(EntryReader.Anyone))).Found);
        Assert.Equal(1, (await assets.List(new(CommunityExamples.ByOfficer, Status: EntryStatus.Withdrawn))).Found);
        Done(await assets.Decide(new(Guid.NewGuid(), number, EntryStatus.Kept, null, CommunityExamples.ByOfficer)));
        Assert.Equal((1, 1), (await Found(), (await assets.List(new(EntryReader.Anyone))).Found));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Csv_HoldsWhatItsReaderMaySee_OnManyPages(DatabaseKind kind)
    {
        // Arrange
        var evidence = await Register(kind, "evidence");
        for (var i = 0; i < 3; i++)
        {
            Done(await evidence.Add(new(Guid.NewGuid(), CommunityExamples.Evidence($"=Entry {i}", i == 2 ? "team" : EntryFieldSet.OpenConsent) with { What = "Line one\nline \"two\"" }, CommunityExamples.ByOfficer)));
        }

        // Act
        var (open, staff) = (await Csv(EntryReader.Anyone), await Csv(CommunityExamples.ByOfficer));

        // Assert
        Assert.Equal((2, 3), (Count(open), Count(staff)));
        Assert.DoesNotContain("factor", open, StringComparison.Ordinal);
        Assert.Contains("factor", staff, StringComparison.Ordinal);

        async Task<string> Csv(EntryReader reader)
        {
            using var target = new MemoryStream();
            await EntryCsv.Write(evidence, EntryFieldSet.Evidence, reader, target, default);
            return Encoding.UTF8.GetString(target.ToArray());
        }

        static int Count(string csv) => csv.Split("Entry ").Length - 1;
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Counts_OfTheProfile_TellSourcesAndMethodsApart(DatabaseKind kind)
    {
        // Arrange
        var profile = await Register(kind, "profile");
        foreach (var (source, method) in new[] { ("A mother", "conversation"), ("a  Mother", "survey"), ("The census", "data") })
        {
            var fields = CommunityExamples.Fields(("kind", "people-values"), ("source", source), ("method", method), ("gathered", "2026-01-05"), ("consent", "public"));
            Done(await profile.Add(new(Guid.NewGuid(), new EntryText("Fair shares", "Alike for both halves.", fields, [], null), CommunityExamples.ByOfficer)));
        }

        // Act
        var counts = await profile.CountKinds();

        // Assert
        Assert.Equal(new EntryKindCount("people-values", 3, 2, 3), Assert.Single(counts));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Forget_AResident_KeepsWhatTheyBrought_AndNobodyKnowsWhose(DatabaseKind kind)
    {
        // Arrange
        var evidence = await Register(kind, "evidence");
        var journal = hubs[kind].Services.GetRequiredService<IEntryJournal>();
        var leaver = new EntryReader(new($"{Guid.NewGuid():N}"), null);
        var number = Done(await evidence.Add(new(Guid.NewGuid(), CommunityExamples.Evidence(), leaver)));
        Assert.Single(await journal.ReadByResident(leaver.Resident!.Value, default));

        // Act
        await journal.Forget(leaver.Resident!.Value, default);

        // Assert
        Assert.Empty(await journal.ReadByResident(leaver.Resident!.Value, default));
        Assert.All((await evidence.GetView(number, CommunityExamples.ByOfficer))!.History, change => Assert.Null(change.By.Resident));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Community_ComesIntoFocus_OnEvidence_AndItsStateStaysSmallHoweverMuchIsKept(DatabaseKind kind)
    {
        // Arrange
        var (id, evidence) = await Place(kind, "evidence");
        var community = hubs[kind].Grains.GetGrain<ICommunityGrain>(id);
        var number = Done(await evidence.Add(new(Guid.NewGuid(), CommunityExamples.Evidence(), CommunityExamples.ByOfficer)));
        for (var i = 0; i < 400; i++)
        {
            Assert.Empty((await community.Save(new(CommunityExamples.Profile() with { About = $"{new string('x', 3_900)} {i}" }, CommunityExamples.Officer))).Refusals);
        }

        // Act
        var early = await community.Move(new(CommunityMove.BringIntoFocus, "Because.", [number], CommunityExamples.Officer));
        Assert.Empty((await community.Move(new(CommunityMove.Propose, "Because.", [number], CommunityExamples.Officer))).Refusals);
        Assert.Empty((await community.Move(new(CommunityMove.BringIntoFocus, "Agreed.", [number], CommunityExamples.Officer))).Refusals);

        // Assert
        Assert.Equal("wrong-phase", Assert.Single(early.Refusals).Code);
        var view = (await community.GetView())!;
        Assert.Equal((CommunityPhase.InFocus, "Agreed.", 200), (view.Phase, view.Story[0].Reasons, view.Story.Length));
        Assert.InRange(JsonSize(view), 1, 256 * 1024);
        Assert.Equal(CommunityPhase.InFocus, (await hubs[kind].Grains.GetGrain<ICommunityIndexGrain>("all").List()).Single(line => line.Id == id).Phase);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Photo_OfAStory_NeedsTheConsentOfWhoeverCanBeRecognised_AndIsDeletedWhenItIsTakenAway(DatabaseKind kind)
    {
        // Arrange
        var (id, stories) = await Place(kind, "stories");
        var assets = hubs[kind].Grains.GetGrain<IEntriesGrain>($"{id}/assets");
        var journal = hubs[kind].Services.GetRequiredService<IEntryJournal>();
        var story = Done(await stories.Add(new(Guid.NewGuid(), CommunityExamples.Story(), CommunityExamples.Aisha)));
        var asset = Done(await assets.Add(new(Guid.NewGuid(), CommunityExamples.Asset(), CommunityExamples.ByOfficer)));
        var (bytes, photo) = (Guid.NewGuid().ToString("N"), new EntryPhoto("", "Four people at a long table", 640, 480, new GivenConsent(ConsentBasis.EverybodyAgreed, "Maureen and the three others", new DateOnly(2026, 1, 3))));
        photo = photo with { Id = bytes };
        await journal.AddPhoto(new(bytes, new byte[] { 1, 2, 3 }, new byte[] { 4 }, DateTimeOffset.UnixEpoch), default);

        // Act
        async Task<string[]> Refused(IEntriesGrain register, int number, EntryPhoto? set, EntryReader by) =>
            [.. (await register.SetPhoto(new(Guid.NewGuid(), number, set, by))).Refusals.Select(refused => refused.Code + " " + refused.Field)];
        var unsaid = await Refused(stories, story, photo with { Alt = " ", Consent = null }, CommunityExamples.Aisha);
        var unasked = await Refused(stories, story, photo with { Consent = photo.Consent! with { Who = " " } }, CommunityExamples.Aisha);
        var byAnother = await Refused(stories, story, photo, CommunityExamples.Ben);
        var elsewhere = await Refused(assets, asset, photo, CommunityExamples.ByOfficer);
        Done(await stories.SetPhoto(new(Guid.NewGuid(), story, photo, CommunityExamples.Aisha)));
        var waiting = await stories.GetView(story, EntryReader.Anyone);
        Done(await stories.Decide(new(Guid.NewGuid(), story, EntryStatus.Kept, null, CommunityExamples.ByOfficer)));
        var (read, kept) = ((await stories.GetView(story, EntryReader.Anyone))!, (await stories.GetView(story, CommunityExamples.ByOfficer))!);
        Done(await stories.SetPhoto(new(Guid.NewGuid(), story, null, CommunityExamples.ByOfficer)));

        // Assert
        Assert.Equal(["words-missing alt", "consent-missing consentBasis"], unsaid);
        Assert.Equal(["consent-who-missing consentWho"], unasked);
        Assert.Equal(["entry-unknown "], byAnother);
        Assert.Equal(["not-yours "], elsewhere);
        Assert.Null(waiting);
        Assert.Equal(photo with { Consent = photo.Consent! with { Who = "" } }, read.Entry.Photo);
        Assert.Equal(photo, kept.Entry.Photo);
        Assert.Null((await stories.GetView(story, CommunityExamples.ByOfficer))!.Entry.Photo);
        Assert.Null(await journal.ReadPhoto(bytes, true, default));
        var history = (await stories.GetView(story, CommunityExamples.ByOfficer))!.History;
        Assert.Equal([EntryAct.PhotoTaken, EntryAct.Kept, EntryAct.PhotoSet, EntryAct.Added], history.Select(change => change.Act));
        Assert.Equal("Four people at a long table Agreed: Maureen and the three others, 2026-01-03", history[2].Reason);
    }

    private static int JsonSize(CommunityView view) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(view, HubJson.Options).Length;

    private static int Done(EntryOutcome outcome)
    {
        Assert.Empty(outcome.Refusals);
        return outcome.Number;
    }

    private async Task<IEntriesGrain> Register(DatabaseKind kind, string register) => (await Place(kind, register)).Entries;

    private async Task<(string Id, IEntriesGrain Entries)> Place(DatabaseKind kind, string register)
    {
        var id = $"place-{Guid.NewGuid():N}"[..24];
        Assert.Empty((await hubs[kind].Grains.GetGrain<ICommunityGrain>(id).Save(new(CommunityExamples.Profile(id), CommunityExamples.Officer))).Refusals);
        return (id, hubs[kind].Grains.GetGrain<IEntriesGrain>($"{id}/{register}"));
    }
}
