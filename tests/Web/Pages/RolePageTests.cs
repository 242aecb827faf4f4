using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>What each role is shown: no link that leads to a locked door, and in the grain no more than on the page.</summary>
[Collection(PageTests.Name)]
public sealed class RolePageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    public static TheoryData<string> Roles { get; } = [.. StaffRoles.All.Select(role => role.Name)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task EveryLink_OnTheWayToARound_OpensForTheRoleThatReadsIt(string role)
    {
        // Arrange
        var (open, _) = await Web.OpenForPages();
        var draft = await Web.Draft();
        using var visitor = await As(role);

        foreach (var page in new[] { "", $"/rounds/{open}", $"/rounds/{draft}", $"/rounds/{draft}/setup", $"/rounds/{draft}/ready", $"/rounds/{draft}/projects", $"/rounds/{draft}/preview" })
        {
            await visitor.Go("/staff" + page);
            var links = IsShut(visitor) ? [] : visitor.Page.QuerySelectorAll("main a[href^='/']").Select(link => link.GetAttribute("href")!).Distinct().ToList();
            foreach (var link in links)
            {
                // Act
                await visitor.Go(link);

                // Assert
                Assert.False(IsShut(visitor), $"{link} on {page} is shut to a {role}.");
            }
        }
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("councillor")]
    public async Task Dashboard_ForWhoOnlyReads_HasTurnoutAndNoCodesFilesOrRecord(string role)
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        Assert.Null((await Web.Grains.GetGrain<IBallotBoxGrain>(round).Cast(new(Guid.NewGuid(), codes[0], [new("p01", 1)], null, BallotChannel.Online))).Refusal);
        using var visitor = await As(role);

        // Act
        await visitor.Go($"/staff/rounds/{round}");

        // Assert
        Assert.Equal("1", visitor.Page.QuerySelector("[data-figure=voted]")!.TextContent);
        var links = visitor.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToList();
        Assert.DoesNotContain(links, link => link!.EndsWith("/codes", StringComparison.Ordinal) || link.Contains("/log", StringComparison.Ordinal) || link.Contains("/files/", StringComparison.Ordinal) || link.Contains("/move/", StringComparison.Ordinal));
        Assert.DoesNotContain("What has happened", visitor.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_InTheGrain_ShowsItsProjectsToThoseWhoMaySeeTheSetUp()
    {
        // Arrange
        var round = Web.Grains.GetGrain<IRoundGrain>(await Web.Draft());

        foreach (var (name, _, _) in StaffRoles.All)
        {
            var member = new StaffMember("m", "M", [StaffRoles.Parse(name)]);

            // Act
            var view = (await round.GetStaffView(member))!;

            // Assert
            Assert.Equal(member.May(StaffAct.SeeSetUp), !view.Round.Setup.Projects.IsEmpty);
            Assert.Equal(member.May(StaffAct.RunRounds), !view.Story.IsEmpty);
        }

        Assert.Null(await round.GetStaffView(new StaffMember("n", "Nobody", [])));
    }

    [Fact]
    public async Task Batches_InTheGrain_AreForThoseWhoRunRounds()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        var register = Web.Grains.GetGrain<IRegisterGrain>(round);

        foreach (var (name, _, _) in StaffRoles.All)
        {
            var member = new StaffMember("m", "M", [StaffRoles.Parse(name)]);

            // Act
            var batches = await register.GetBatches(member);

            // Assert
            Assert.Equal(member.May(StaffAct.RunRounds), !batches.IsEmpty);
        }
    }

    private static bool IsShut(Visitor visitor) => visitor.Path.StartsWith("/status/403", StringComparison.Ordinal);

    private async Task<Visitor> As(string role)
    {
        var account = DemoPeople.Accounts.First(account => account.Roles[0] == role);
        return await new Visitor(Web).SignIn(account.Email, account.Password);
    }
}
