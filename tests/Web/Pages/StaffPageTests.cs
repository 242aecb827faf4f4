using System.Net;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Trust;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Running a round on pages, without script.</summary>
[Collection(PageTests.Name)]
public sealed class StaffPageTests(PagesFixture pages)
{
    private const string Election = """
        META
        key;value
        description;Budget of the canal side
        country;United Kingdom
        unit;Canal side
        instance;2027
        num_projects;2
        num_votes;2
        budget;1000
        vote_type;approval
        rule;greedy
        date_begin;01.04.2027
        date_end;14.04.2027
        max_length;2
        PROJECTS
        project_id;cost;name
        a;600;Bird boxes
        b;500;A notice board
        VOTES
        voter_id;vote
        1;a
        2;a,b

        """;

    private TestWeb Web => pages.Web;

    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff/rounds/new")]
    [InlineData("/staff/rounds/some-round/codes")]
    public async Task StaffPage_WithoutSignIn_AsksForIt(string path)
    {
        // Arrange
        using var visitor = new Visitor(Web);

        // Act
        await visitor.Go(path);

        // Assert
        Assert.StartsWith("/staff/sign-in?", visitor.Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_WithAWrongPassword_IsRefusedInWords()
    {
        // Arrange
        using var visitor = new Visitor(Web);

        // Act
        await visitor.SignIn(email: "nobody@demo.example", password: "not the password");

        // Assert
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        Assert.Contains("is not right", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_ABrokenFile_SaysLineAndColumnAndStoresNothing()
    {
        // Arrange
        using var visitor = new Visitor(Web);
        await visitor.SignIn();
        await visitor.Go("/staff/rounds/new");

        // Act
        await visitor.SendFile("Make the round", "file", "broken.pb", Encoding.UTF8.GetBytes(Election.Replace("a;600;", "a;six hundred;", StringComparison.Ordinal)));
        await Ended(visitor);

        // Assert
        Assert.Contains("Nothing was stored", visitor.Words, StringComparison.Ordinal);
        Assert.Contains("Line 17", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Officer_FromFileToResult_NeedsNothingButPages()
    {
        // Arrange
        using var officer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go("/staff/rounds/new");

        // Act
        await officer.SendFile("Make the round", "file", "canal.pb", Encoding.UTF8.GetBytes(Election), ("Name", $"Canal side {Guid.NewGuid():N}"[..20]), ("WithVotes", "true"));
        await Ended(officer);
        await officer.Go(officer.Page.QuerySelector("main a.govuk-button")!.GetAttribute("href")!);
        var round = officer.Path.Split('/')[^1];
        await Move(officer, round, "count", "Count the votes");
        await officer.Go($"/staff/rounds/{round}/result");
        var preview = officer.Words;
        using var resident = new Visitor(Web);
        await resident.Go($"/rounds/{round}/results");
        var before = resident.Words;
        await officer.SignResult(round);
        using var second = new Visitor(Web);
        await second.SignIn("finance@demo.example", "clayton brook roles");
        await second.SignResult(round, "clayton brook roles");
        await Move(officer, round, "publish", "Publish the result");
        await resident.Go($"/rounds/{round}/results");

        // Assert
        Assert.Contains("Only staff can see this", preview, StringComparison.Ordinal);
        Assert.Contains("no result yet", before, StringComparison.Ordinal);
        Assert.Contains("1. Bird boxes", resident.Words, StringComparison.Ordinal);
        Assert.Contains("A notice board", resident.Words, StringComparison.Ordinal);
        Assert.NotEmpty(await resident.Download($"/rounds/{round}/files/result.csv"));
        await officer.Go($"/staff/rounds/{round}/ledger");
        Assert.Contains("The ledger fits", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V4_LedgerThatDoesNotHoldByNight_IsAWarningToThoseWhoCanLookIntoIt()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        Assert.Null((await Web.Grains.GetGrain<IBallotBoxGrain>(round).Cast(new(Guid.NewGuid(), codes[0], [new("p01", 1)], null, BallotChannel.Online))).Refusal);
        await Web.Database.ExecuteAsync($"UPDATE ballot SET choices = 'p02=1' WHERE round = '{round}'");
        using var officer = new Visitor(Web);
        using var facilitator = new Visitor(Web);
        await officer.SignIn();
        await facilitator.SignIn("facilitator@demo.example", "clayton brook roles");
        await Web.Grains.GetGrain<ILedgerWatchGrain>("all").CheckAll();

        // Act
        await officer.Go("/staff");
        await facilitator.Go("/staff");
        var warning = officer.Page.QuerySelectorAll(".govuk-warning-text a").Single(link => link.GetAttribute("href")!.Contains(round, StringComparison.Ordinal));
        await officer.Go(warning.GetAttribute("href")!);

        // Assert
        Assert.DoesNotContain("did not fit", facilitator.Words, StringComparison.Ordinal);
        Assert.Contains("The service checks every ledger each night by itself. This one last at", officer.Words, StringComparison.Ordinal);
        Assert.Contains("The ledger does not fit", officer.Words, StringComparison.Ordinal);
        await Web.Database.ExecuteAsync($"UPDATE ballot SET choices = 'p01=1' WHERE round = '{round}'");
        await Web.Grains.GetGrain<ILedgerWatchGrain>("all").CheckAll();
        await officer.Go("/staff");
        Assert.DoesNotContain("did not fit", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task P2_FilesOfASmallRound_ShowEverybodyNoSingleBallot()
    {
        // Arrange: two votes, and a round of fifty.
        using var officer = new Visitor(Web);
        await officer.SignIn();
        using var resident = new Visitor(Web);
        var (few, enough) = ((await PublishedRound.MakeAsync(Web.Services, Web.Clock.Now, 2)).Id, (await PublishedRound.MakeAsync(Web.Services, Web.Clock.Now, 50)).Id);

        // Act
        await resident.Go($"/rounds/{few}/results");
        var words = resident.Words;
        var links = resident.Page.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")!).ToList();
        var ofFew = Encoding.UTF8.GetString(await resident.Download($"/rounds/{few}/files/election.pb"));
        using var refused = await Web.Http.GetAsync(new Uri($"/rounds/{few}/files/ballots.csv", UriKind.Relative));
        var ofEnough = Encoding.UTF8.GetString(await resident.Download($"/rounds/{enough}/files/ballots.csv"));
        var taken = Encoding.UTF8.GetString(await officer.Download($"/staff/rounds/{few}/files/ballots.csv"));

        // Assert
        Assert.Contains("Fewer than 50 ballots were counted", words, StringComparison.Ordinal);
        Assert.DoesNotContain(links, link => link.EndsWith("ballots.csv", StringComparison.Ordinal));
        Assert.Contains("Projects (Pabulib .pb file)", words, StringComparison.Ordinal);
        Assert.EndsWith("VOTES\nvoter_id;vote\n", ofFew, StringComparison.Ordinal);
        Assert.DoesNotContain(";votes", ofFew, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(51, ofEnough.TrimEnd().Split('\n').Length);
        Assert.Equal(3, taken.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Codes_OnceMade_CanBeDownloadedAndDestroyed()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go($"/staff/rounds/{round}/codes");

        // Act
        await officer.Press("Make codes", ("count", "12"), ("label", "North"));
        var table = Encoding.UTF8.GetString(await officer.Download(officer.Page.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")!).Single(link => link.Contains("handler=table", StringComparison.Ordinal))));
        await officer.Go($"/staff/rounds/{round}/codes");
        await officer.Press("Destroy these codes");

        // Assert
        Assert.Equal(13, table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("12 people have a code", officer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ready to print", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodeList_WithABrokenCode_IsRefusedWhole()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go($"/staff/rounds/{round}/codes");

        // Act
        await officer.SendFile("Register codes", "file", "codes.csv", Encoding.UTF8.GetBytes($"code\n{ParticipatoryHub.Ballots.VoterCode.New().Print()}\nnonsense\n"), ("importLabel", "List"));

        // Assert
        Assert.StartsWith("Error: ", officer.Title, StringComparison.Ordinal);
        Assert.Contains("0 people have a code", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_Changed_IsSavedAndRefusedBesideItsFields()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go($"/staff/rounds/{round}/setup/money");

        // Act
        await officer.Press("Save", ("Budget", "a lot"));
        var refused = officer.Page.QuerySelector("#Budget-error")?.TextContent;
        await officer.Press("Save", ("Budget", "12,500.50"));
        await officer.Go($"/staff/rounds/{round}/setup/about");
        await officer.Press("Save", ("Name", "A new name"));

        // Assert
        Assert.NotNull(refused);
        var setup = (await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Setup;
        Assert.Equal((new Money(1_250_050), "A new name"), (setup.Budget, setup.Name));
    }

    [Fact]
    public async Task Pause_WithoutAReason_IsRefused()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var officer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go($"/staff/rounds/{round}/move/pause");

        // Act
        await officer.Press("Pause voting");

        // Assert
        Assert.NotNull(officer.Page.QuerySelector("#reason-error"));
    }

    [Fact]
    public async Task Move_WithoutItsFormToken_IsRefused()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var officer = new Visitor(Web);
        await officer.SignIn();
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"/staff/rounds/{round}/move/close") { Content = new FormUrlEncodedContent([]) };

        // Act
        var answer = await officer.Send(forged);

        // Assert
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(RoundPhase.Voting, (await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Phase);
    }

    private static async Task Move(Visitor officer, string round, string move, string button)
    {
        await officer.Go($"/staff/rounds/{round}/move/{move}");
        await officer.Press(button);
        Assert.Equal($"/staff/rounds/{round}", officer.Path);
    }

    private static async Task Ended(Visitor officer)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (officer.Page.QuerySelector("[data-import]") is not null)
        {
            limit.Token.ThrowIfCancellationRequested();
            await officer.Go(officer.Path);
        }
    }
}
