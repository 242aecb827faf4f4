using Microsoft.Playwright;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Passkeys in a real browser, with the authenticator that Chromium has for tests.</summary>
[Collection(BrowserTests.Name)]
public sealed class PasskeyTests(Browser browser, PagesFixture pages)
{
    [Fact]
    public async Task Resident_AddsAPasskey_SignsInWithIt_AndRemovesIt()
    {
        // Arrange: passkeys belong to a domain, and an address of numbers is none.
        await using var guest = await browser.Visit(pages.Web, width: 360, host: "localhost");
        await Authenticator(guest.Page);
        await guest.SignInResident(pages.Web, "Passkey Owner", "localhost");
        await guest.Page.GotoAsync("/account/passkeys");
        await guest.Page.Take("account-passkeys");
        await guest.Page.GetByLabel("What to call it").FillAsync("My phone");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await guest.Page.GetByText("The passkey is added.").WaitForAsync();
        await guest.Page.GotoAsync("/account");
        await guest.Page.Press("Sign out");

        // Act
        await guest.Page.GotoAsync("/sign-in?back=/account");
        await guest.Page.Take("sign-in");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await guest.Page.Reaches("/account");

        // Assert
        await guest.Page.GetByText("Passkey Owner: your account").WaitForAsync();
        await guest.Page.Take("account");
        await guest.Page.GotoAsync("/account/passkeys");
        await guest.Page.Press("Remove My phone");
        await guest.Page.GetByText("The passkey is removed.").WaitForAsync();
        Assert.Equal(0, await guest.Page.GetByText("My phone", new() { Exact = true }).CountAsync());
    }

    [Fact]
    public async Task Staff_WithAPasskey_SignInWithoutPasswordAndCode()
    {
        // Arrange
        await using var guest = await browser.Visit(pages.Web, host: "localhost");
        await Authenticator(guest.Page);
        await guest.Page.GotoAsync("/staff/sign-in");
        await guest.Page.GetByLabel("E-mail address").FillAsync("facilitator@demo.example");
        await guest.Page.GetByLabel("Password").FillAsync("clayton brook roles");
        await guest.Page.Press("Sign in");
        await guest.Page.Reaches("/staff");
        await guest.Page.GotoAsync("/staff/passkeys");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await guest.Page.GetByText("The passkey is added.").WaitForAsync();
        await guest.Page.Press("Sign out");

        // Act
        await guest.Page.GotoAsync("/staff/sign-in");
        await guest.Page.Take("staff-sign-in");
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

        // Assert
        await guest.Page.Reaches("/staff");
        await guest.Page.GetByText("Signed in as Fay Facilitator").WaitForAsync();
    }

    private static async Task Authenticator(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
