using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Staff: invitations, second factors, roles, the end of an account; without script.</summary>
[Collection(PageTests.Name)]
public sealed class StaffAccountTests(PagesFixture pages)
{
    private const string Password = "three random words";

    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Invited_WithTheLink_ChoosesAPasswordSetsUpAFactorAndSignsInWithBoth()
    {
        // Arrange
        var email = await Invite("Nia New", "moderator");
        using var visitor = new Visitor(Web);
        await visitor.Go(await LinkTo(email));
        await visitor.Press("Continue", ("name", "Nia New"), ("password", "short"), ("again", "short"));
        Assert.NotNull(visitor.Page.QuerySelector("#password-error"));

        // Act
        var (key, recovery) = await SetUp(visitor, "Nia Newman");

        // Assert
        Assert.Equal(10, recovery.Count);
        await visitor.Go("/staff");
        Assert.Contains("Signed in as Nia Newman", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        using var again = new Visitor(Web);
        await again.SignIn(email, Password);
        Assert.StartsWith("/staff/second-factor?", again.Path, StringComparison.Ordinal);
        await again.Go("/staff");
        Assert.StartsWith("/staff/sign-in", again.Path, StringComparison.Ordinal);
        await again.SignIn(email, Password);
        await again.Press("Sign in", ("code", "000 000"));
        Assert.StartsWith("Error: ", again.Title, StringComparison.Ordinal);
        await again.Press("Sign in", ("code", Code(key)));
        Assert.Equal("/staff", again.Path);
    }

    [Fact]
    public async Task RecoveryCode_UsedOnce_SignsInAndNeverAgain()
    {
        // Arrange
        var email = await Invite("Rhys Recovery", "officer");
        using var first = new Visitor(Web);
        await first.Go(await LinkTo(email));
        var (_, recovery) = await SetUp(first, "Rhys Recovery");
        using var visitor = new Visitor(Web);
        await visitor.SignIn(email, Password);
        await visitor.Go("/staff/second-factor?recovery=true");

        // Act
        await visitor.Press("Sign in", ("code", recovery[0].ToLowerInvariant()));
        var once = visitor.Path;
        using var thief = new Visitor(Web);
        await thief.SignIn(email, Password);
        await thief.Go("/staff/second-factor?recovery=true");
        await thief.Press("Sign in", ("code", recovery[0]));

        // Assert
        Assert.Equal("/staff", once);
        Assert.Contains("was used before", thief.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Factor_WhenItIsStored_IsSealed()
    {
        // Arrange
        var email = await Invite("Sela Sealed", "officer");
        using var visitor = new Visitor(Web);
        await visitor.Go(await LinkTo(email));

        // Act
        var (key, recovery) = await SetUp(visitor, "Sela Sealed");

        // Assert
        var stored = await Stored(email);
        Assert.Equal(2, stored.Count);
        Assert.All(stored, value => Assert.True(FactorSeal.IsSealed(value)));
        Assert.DoesNotContain(stored, value => value.Contains(key.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal) || value.Contains(recovery[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Factor_StoredInClearByAnEarlierVersion_IsSealedAtStartAndStillSignsIn()
    {
        // Arrange
        var email = await Invite("Ola Older", "officer");
        using var first = new Visitor(Web);
        await first.Go(await LinkTo(email));
        var (key, _) = await SetUp(first, "Ola Older");
        var plain = key.Replace(" ", "", StringComparison.Ordinal);
        await Web.Database.ExecuteAsync($"UPDATE staff_account_token SET value = '{plain}' WHERE name = 'AuthenticatorKey' AND user_id = '{await IdOf(email)}'");
        Assert.Contains(plain, await Stored(email));

        // Act
        await Web.Services.GetServices<IHostedService>().OfType<SealFactors>().Single().StartAsync(CancellationToken.None);

        // Assert
        Assert.All(await Stored(email), value => Assert.True(FactorSeal.IsSealed(value)));
        using var visitor = new Visitor(Web);
        await visitor.SignIn(email, Password);
        await visitor.Press("Sign in", ("code", Code(key)));
        Assert.Equal("/staff", visitor.Path);
    }

    [Fact]
    public async Task RecoveryCodes_RenewedWithPasswordAndCode_TakeThePlaceOfTheOldOnes()
    {
        // Arrange
        var email = await Invite("Rena Renews", "officer");
        using var visitor = new Visitor(Web);
        await visitor.Go(await LinkTo(email));
        var (key, old) = await SetUp(visitor, "Rena Renews");
        await visitor.Go("/staff/your-second-factor");
        Assert.Contains("10 recovery codes left", visitor.Words, StringComparison.Ordinal);

        // Act
        await visitor.Press("Continue", ("wish", "codes"), ("password", Password), ("code", Code(key)));

        // Assert
        var renewed = visitor.Page.QuerySelectorAll(".hub-recovery code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, renewed.Count);
        Assert.Empty(renewed.Intersect(old));
        using var again = new Visitor(Web);
        await again.SignIn(email, Password);
        await again.Go("/staff/second-factor?recovery=true");
        await again.Press("Sign in", ("code", old[0]));
        Assert.StartsWith("Error: ", again.Title, StringComparison.Ordinal);
        await again.Press("Sign in", ("code", renewed[0]));
        Assert.Equal("/staff", again.Path);
        var letters = await Web.Services.GetRequiredService<IMailOutbox>().Latest(1000, CancellationToken.None);
        Assert.Contains(letters, entry => entry.Letter.Address == email && entry.Letter.Subject.StartsWith("New recovery codes were made", StringComparison.Ordinal));
    }

    [Fact]
    public async Task App_ReplacedByAnother_SignsInAndTheOldOneNoMore()
    {
        // Arrange
        var email = await Invite("Nora Newphone", "officer");
        using var visitor = new Visitor(Web);
        await visitor.Go(await LinkTo(email));
        var (old, _) = await SetUp(visitor, "Nora Newphone");
        using var elsewhere = new Visitor(Web);
        await elsewhere.SignIn(email, Password);
        await elsewhere.Press("Sign in", ("code", Code(old)));
        await visitor.Go("/staff/your-second-factor");
        await visitor.Press("Continue", ("wish", "app"), ("password", Password), ("code", Code(old)));
        var key = visitor.Page.QuerySelector("code.hub-seal")!.TextContent;

        // Act
        await visitor.Press("Use this app from now on", ("code", "000000"));
        var refused = visitor.Title;
        await visitor.Press("Use this app from now on", ("code", CodeByTheServicesClock(key)));

        // Assert
        Assert.StartsWith("Error: ", refused, StringComparison.Ordinal);
        Assert.Equal(10, visitor.Page.QuerySelectorAll(".hub-recovery code").Length);
        await visitor.Go("/staff");
        Assert.Equal("/staff", visitor.Path);
        await elsewhere.Go("/staff");
        Assert.StartsWith("/staff/sign-in", elsewhere.Path, StringComparison.Ordinal);
        await elsewhere.SignIn(email, Password);
        await elsewhere.Press("Sign in", ("code", Code(old)));
        Assert.StartsWith("Error: ", elsewhere.Title, StringComparison.Ordinal);
        await elsewhere.Press("Sign in", ("code", Code(key)));
        Assert.Equal("/staff", elsewhere.Path);
    }

    [Theory]
    [InlineData(null, Password, "123456", "wish-error")]
    [InlineData("codes", "", "123456", "password-error")]
    [InlineData("codes", "not my password", "123456", "password-error")]
    [InlineData("app", Password, "", "code-error")]
    [InlineData("app", Password, "000000", "code-error")]
    public async Task Renewal_WithSomethingWrong_SaysWhatAndChangesNothing(string? wish, string password, string code, string error)
    {
        // Arrange
        var email = await Invite("Wren Wrong", "officer");
        using var visitor = new Visitor(Web);
        await visitor.Go(await LinkTo(email));
        await SetUp(visitor, "Wren Wrong");
        var before = await Stored(email);
        await visitor.Go("/staff/your-second-factor");

        // Act
        await visitor.Press("Continue", ("wish", wish), ("password", password), ("code", code));

        // Assert
        Assert.NotNull(visitor.Page.QuerySelector("#" + error));
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        Assert.Equal(before, await Stored(email));
    }

    [Fact]
    public async Task Renewal_WithWrongPasswordsAgainAndAgain_IsLocked()
    {
        // Arrange
        var email = await Invite("Lock Locked", "officer");
        using var visitor = new Visitor(Web);
        await visitor.Go(await LinkTo(email));
        var (key, _) = await SetUp(visitor, "Lock Locked");
        await visitor.Go("/staff/your-second-factor");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await visitor.Press("Continue", ("wish", "codes"), ("password", "a guess at it"), ("code", "123456"));
        }

        // Act
        await visitor.Press("Continue", ("wish", "codes"), ("password", Password), ("code", Code(key)));

        // Assert
        Assert.Contains("too many attempts", visitor.Words, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll(".hub-recovery code"));
    }

    [Fact]
    public async Task SecondFactor_ThatIsThere_CannotBeReplacedWithThePasswordAlone()
    {
        // Arrange
        var email = await Invite("Sian Safe", "officer");
        using var first = new Visitor(Web);
        await first.Go(await LinkTo(email));
        await SetUp(first, "Sian Safe");
        using var thief = new Visitor(Web);
        await thief.SignIn(email, Password);

        // Act
        await thief.Go("/staff/second-factor/set-up");

        // Assert
        Assert.Equal("/staff/sign-in", thief.Path);
    }

    [Fact]
    public async Task Invitation_UsedTwiceOrReplaced_WorksNoMore()
    {
        // Arrange
        var email = await Invite("Ola Once", "partner");
        var link = await LinkTo(email);
        using var visitor = new Visitor(Web);
        await visitor.Go(link);
        await SetUp(visitor, "Ola Once");

        // Act
        using var second = new Visitor(Web);
        await second.Go(link);

        // Assert
        Assert.Contains("does not work any more", second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deactivated_InTheMiddleOfTheirWork_AreOutAtOnceAndItIsInTheRecord()
    {
        // Arrange
        var email = await Invite("Dafydd Gone", "officer");
        using var visitor = new Visitor(Web);
        await visitor.Go(await LinkTo(email));
        await SetUp(visitor, "Dafydd Gone");
        await visitor.Go("/staff");
        Assert.Equal("/staff", visitor.Path);
        using var admin = await Admin();
        await admin.Go(await PersonOf(email));

        // Act
        await admin.Press("Deactivate this account");

        // Assert
        await visitor.Go("/staff");
        Assert.StartsWith("/staff/sign-in", visitor.Path, StringComparison.Ordinal);
        await visitor.SignIn(email, Password);
        Assert.Contains("is not right", visitor.Words, StringComparison.Ordinal);
        var acts = new List<string>();
        await foreach (var line in Web.Services.GetRequiredService<IAuditJournal>().Read(new AuditFilter(StaffPeople.InTheRecord), CancellationToken.None))
        {
            acts.Add($"{line.Entry.ByName}: {line.Entry.What}");
        }

        Assert.Contains("Adam Administrator: Dafydd Gone was deactivated.", acts);
    }

    [Fact]
    public async Task Roles_ChangedByAnAdministrator_HoldFromTheNextRequest()
    {
        // Arrange
        var email = await Invite("Cai Changed", "officer");
        using var visitor = new Visitor(Web);
        await visitor.Go(await LinkTo(email));
        var (key, _) = await SetUp(visitor, "Cai Changed");
        using var admin = await Admin();
        await admin.Go(await PersonOf(email));

        // Act
        await admin.Press("Save the roles", ("roles", null), ("roles", "councillor"));

        // Assert
        await visitor.Go("/staff");
        Assert.StartsWith("/staff/sign-in", visitor.Path, StringComparison.Ordinal);
        await visitor.SignIn(email, Password);
        await visitor.Press("Sign in", ("code", Code(key)));
        await using var scope = Web.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        Assert.Equal(["councillor"], await users.GetRolesAsync((await users.FindByEmailAsync(email))!));
    }

    [Fact]
    public async Task LastAdministrator_CannotLoseTheRoleOrTheAccount()
    {
        // Arrange
        using var admin = await Admin();
        await admin.Go(await PersonOf("admin@demo.example"));

        // Act
        await admin.Press("Save the roles", ("roles", null), ("roles", "officer"));

        // Assert
        Assert.Contains("only administrator", admin.Words, StringComparison.Ordinal);
        await admin.Go(await PersonOf("admin@demo.example"));
        await admin.Press("Deactivate this account");
        Assert.Contains("your own account", admin.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x@example.org", "officer", "name-error")]
    [InlineData("Somebody", "nowhere", "officer", "email-error")]
    [InlineData("Somebody", "officer@demo.example", "officer", "email-error")]
    [InlineData("Somebody", "y@example.org", null, "roles-error")]
    [InlineData("Somebody", "z@example.org", "emperor", "roles-error")]
    public async Task Invite_WithSomethingWrong_SaysWhatAndInvitesNobody(string name, string email, string? role, string error)
    {
        // Arrange
        using var admin = await Admin();
        await admin.Go("/staff/people/invite");

        // Act
        await admin.Press("Send the invitation", ("name", name), ("email", email), ("roles", role));

        // Assert
        Assert.NotNull(admin.Page.QuerySelector("#" + error));
        Assert.StartsWith("Error: ", admin.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_ForAnOfficer_AreForbidden()
    {
        // Arrange
        using var officer = new Visitor(Web);
        await officer.SignIn();

        // Act
        await officer.Go("/staff/people");

        // Assert
        Assert.StartsWith("/status/403", officer.Path, StringComparison.Ordinal);
    }

    private async Task<Visitor> Admin()
    {
        var admin = new Visitor(Web);
        return await admin.SignIn("admin@demo.example", "clayton brook settings");
    }

    private async Task<string> Invite(string name, string role)
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        using var admin = await Admin();
        await admin.Go("/staff/people/invite");
        await admin.Press("Send the invitation", ("name", name), ("email", email), ("roles", role));
        Assert.Equal("/staff/people", admin.Path);
        return email;
    }

    private async Task<string> PersonOf(string email)
    {
        await using var scope = Web.Services.CreateAsyncScope();
        return "/staff/people/" + (await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().FindByEmailAsync(email))!.Id;
    }

    private static async Task<(string Key, List<string> Recovery)> SetUp(Visitor visitor, string name)
    {
        await visitor.Press("Continue", ("name", name), ("password", Password), ("again", Password));
        Assert.Equal("/staff/second-factor/set-up", visitor.Path);
        var key = visitor.Page.QuerySelector("code.hub-seal")!.TextContent;
        await visitor.Press("Continue", ("code", Code(key)));
        return (key, [.. visitor.Page.QuerySelectorAll(".hub-recovery code").Select(code => code.TextContent)]);
    }

    private async Task<string> LinkTo(string email)
    {
        var letters = await Web.Services.GetRequiredService<IMailOutbox>().Latest(1000, CancellationToken.None);
        var text = letters.First(entry => entry.Letter.Address == email).Letter.Text;
        return new Uri(text.Split((char[]?)null).Single(word => word.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
    }

    /// <summary>What an authenticator app shows by the real clock, which Identity goes by.</summary>
    private static string Code(string key) => Totp.Code(key.Replace(" ", "", StringComparison.Ordinal), DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);

    private string CodeByTheServicesClock(string key) => Totp.Code(key.Replace(" ", "", StringComparison.Ordinal), Web.Clock.Now.ToUnixTimeSeconds() / 30);

    private async Task<string> IdOf(string email)
    {
        await using var scope = Web.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().FindByEmailAsync(email))!.Id;
    }

    private async Task<List<string>> Stored(string email)
    {
        var id = await IdOf(email);
        await using var scope = Web.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeopleDb>().Set<IdentityUserToken<string>>().AsNoTracking()
            .Where(row => row.UserId == id).OrderBy(row => row.Name).Select(row => row.Value!).ToListAsync();
    }
}
