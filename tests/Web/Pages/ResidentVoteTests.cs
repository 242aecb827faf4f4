using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Voting without a code, with an account.</summary>
[Collection(PageTests.Name)]
public sealed class ResidentVoteTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Vote_SignedInWhereResidentsMay_CountsOnceAPerson()
    {
        // Arrange
        var (round, _) = await Web.OpenWith(setup => setup with { Access = new VoterAccess(true, [], 24) });
        using var visitor = new Visitor(Web);
        await visitor.SignInResident("Nadia Brook");

        // Act
        foreach (var project in new[] { "p02", "p03" })
        {
            await visitor.Go($"/rounds/{round}/vote");
            await visitor.Press("Vote with my account");
            await visitor.Press("Check your vote", ("project", null), ("project", project));
            await visitor.Press("Cast my vote");
            Assert.Equal($"/rounds/{round}/vote/done", visitor.Path);
        }

        // Assert
        var turnout = await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout();
        Assert.Equal((1, 2), (turnout.Voted, turnout.Casts));
        await visitor.Go($"/rounds/{round}/vote/receipt");
        var receipt = await visitor.Send(visitor.Request("Download it with my account"));
        Assert.Contains("choices=p03=1", await receipt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P4_AccountDeleted_WhileVotingGoesOn_LeavesTheVoteTheLedgerAndAnEntryThatNamesNobody()
    {
        // Arrange
        var (round, _) = await Web.OpenWith(setup => setup with { Access = new VoterAccess(true, [], 24) });
        using var visitor = new Visitor(Web);
        var resident = await visitor.SignInResident("Erased Voter");
        await visitor.Go($"/rounds/{round}/vote");
        await visitor.Press("Vote with my account");
        await visitor.Press("Check your vote", ("project", "p02"));
        await visitor.Press("Cast my vote");
        var tracking = visitor.Page.QuerySelector(".hub-tracking")!.TextContent.Trim();
        var box = Web.Grains.GetGrain<IBallotBoxGrain>(round);

        // Act
        await visitor.Go("/account/delete");
        await visitor.Press("Delete my account", ("sure", "true"));

        // Assert
        Assert.Equal(0L, await Web.Database.QueryAsync<long>("SELECT count(*) FROM resident_account WHERE id = '" + resident.Value + "' OR public_name = 'Erased Voter'"));
        Assert.Equal((1, TrackingState.Recorded), ((await box.GetTurnout()).Voted, await box.Track(tracking)));
        Assert.Null((await box.CheckLedger()).Problem);
        var entry = (await Web.Services.GetRequiredService<IAuditJournal>().Read(new(Act: "account-deleted", Most: 1), default).ToListAsync()).Single().Entry;
        Assert.Equal(Web.Clock.Now, entry.At);
        Assert.DoesNotContain(resident.Value, $"{entry}", StringComparison.Ordinal);
        Assert.DoesNotContain("Erased", $"{entry}", StringComparison.Ordinal);

        // When all is over, as little is left of them.
        var grain = Web.Grains.GetGrain<IRoundGrain>(round);
        Assert.Empty((await grain.CloseVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await grain.Count(new(SampleRound.Officer))).Refusals);
        Assert.Equal(1, (await grain.GetResult())!.Turnout.Voted);
        Assert.Null((await box.CheckLedger()).Problem);
    }

    [Fact]
    public async Task Vote_SignedInWhereTheyMayNot_IsNotOfferedAndRefused()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var visitor = new Visitor(Web);
        await visitor.SignInResident("Nadia Brook");
        await visitor.Go($"/rounds/{round}/vote");
        var offered = visitor.Words;
        var forged = visitor.Request("Continue");
        forged.RequestUri = new Uri($"/rounds/{round}/vote?handler=resident", UriKind.Relative);

        // Act
        var answer = await visitor.Send(forged);

        // Assert
        Assert.DoesNotContain("Vote with your account", offered, StringComparison.Ordinal);
        Assert.Contains("you need the voter code", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(5, (await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout()).Issued);
    }

    [Fact]
    public async Task Vote_FromOutsideTheArea_IsRefusedBesideThePostcode()
    {
        // Arrange
        var (round, _) = await Web.OpenWith(setup => setup with { Access = new VoterAccess(true, ["PR5"], 24) });
        using var visitor = new Visitor(Web);
        await visitor.SignInResident("Nadia Brook");
        await visitor.Go($"/rounds/{round}/vote");

        // Act
        await visitor.Press("Vote with my account", ("postcode", "M1 1AA"));
        var (title, kept) = (visitor.Title, visitor.Page.QuerySelector("#postcode")!.GetAttribute("value"));
        await visitor.Press("Vote with my account", ("postcode", "pr5 8aa"));

        // Assert
        Assert.StartsWith("Error: ", title, StringComparison.Ordinal);
        Assert.Equal("M1 1AA", kept);
        Assert.Equal($"/rounds/{round}/vote/ballot", visitor.Path);
    }

    [Fact]
    public async Task SignOut_AtASharedDevice_EndsTheVoteOnItsWay()
    {
        // Arrange
        var (round, _) = await Web.OpenWith(setup => setup with { Access = new VoterAccess(true, [], 24) });
        using var visitor = new Visitor(Web);
        await visitor.SignInResident("Nadia Brook");
        await visitor.Go($"/rounds/{round}/vote");
        await visitor.Press("Vote with my account");

        // Act
        await visitor.SignInResident("Tom Green");
        await visitor.Go($"/rounds/{round}/vote/ballot");

        // Assert
        Assert.Equal($"/rounds/{round}/vote?again=true", visitor.Path);
    }

    [Fact]
    public async Task Vote_NotSignedIn_LeadsToTheSignIn()
    {
        // Arrange
        var (round, _) = await Web.OpenWith(setup => setup with { Access = new VoterAccess(true, [], 24) });
        using var visitor = new Visitor(Web);

        // Act
        await visitor.Go($"/rounds/{round}/vote");

        // Assert
        Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);
        var link = visitor.Page.QuerySelectorAll("main a").Single(link => link.TextContent.Contains("Sign in to vote", StringComparison.Ordinal));
        Assert.EndsWith(Uri.EscapeDataString($"/rounds/{round}/vote"), link.GetAttribute("href"), StringComparison.Ordinal);
    }
}
