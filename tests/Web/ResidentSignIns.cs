using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParticipatoryHub.People;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

/// <summary>Signs residents in without their mail: <c>await visitor.SignInResident("Aisha")</c>, with or without a real browser.</summary>
internal static class ResidentSignIns
{
    /// <summary>The resident of that public name; made when there is none.</summary>
    public static async Task<ResidentId> Resident(this TestWeb web, string name) => (await Account(web, name)).Resident;

    /// <summary>Signs in as the resident of that name, for a visitor without script.</summary>
    public static async Task<ResidentId> SignInResident(this Visitor visitor, string name)
    {
        var (resident, cookie, value) = await SignedIn(visitor.Web, name);
        visitor.Cookies.Add(visitor.Web.Address, new System.Net.Cookie(cookie, value));
        return resident;
    }

    /// <summary>Signs in as the resident of that name, in a real browser.</summary>
    public static async Task<ResidentId> SignInResident(this Guest guest, TestWeb web, string name, string? host = null)
    {
        var (resident, cookie, value) = await SignedIn(web, name);
        await guest.Page.Context.AddCookiesAsync([new() { Name = cookie, Value = value, Url = new UriBuilder(web.Address) { Host = host ?? web.Address.Host }.ToString() }]);
        return resident;
    }

    /// <summary>The name and value of the cookie that a resident's browser would hold.</summary>
    public static async Task<(ResidentId Resident, string Cookie, string Value)> SignedIn(this TestWeb web, string name)
    {
        var account = await Account(web, name);
        var options = web.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(ResidentSession.Scheme);
        var properties = new AuthenticationProperties { IssuedUtc = web.Clock.Now, ExpiresUtc = web.Clock.Now.AddDays(30) };
        var ticket = new AuthenticationTicket(ResidentSession.Principal(account), properties, ResidentSession.Scheme);
        return (account.Resident, options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }

    private static async Task<ResidentAccount> Account(TestWeb web, string name)
    {
        await using var scope = web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<ResidentAccounts>();
        return await accounts.Named(name, CancellationToken.None)
            ?? (await accounts.Create(name, new Arrival($"{PublicNames.Key(name)}@residents.example", null, null, null, null, Keep: false), CancellationToken.None)).Account
            ?? throw new InvalidOperationException($"{name} is not a public name.");
    }
}
