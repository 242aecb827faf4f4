using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

/// <summary>
/// Who gets in where. The rows are the routing table's, each page handler and each method of the API by itself; every one is asked for as
/// nobody, as a resident and in each role of staff. What comes of it must be what docs/endpoints.md says: an endpoint without a row fails.
/// </summary>
[Collection(PageTests.Name)]
public sealed class EndpointTests(PagesFixture pages)
{
    private static readonly string[] Everybody = ["nobody", "resident", .. StaffRoles.All.Select(role => role.Name)];

    private TestWeb Web => pages.Web;

    [Fact]
    public async Task EveryEndpoint_AskedForByEveryRole_LetsInWhomTheTableSays()
    {
        // Arrange
        var endpoints = await Endpoints();
        var callers = new List<Caller>();
        foreach (var who in Everybody)
        {
            callers.Add(await Caller.Of(Web, who));
        }

        // Act
        var rows = new List<(Ask Ask, bool[] In)>();
        foreach (var ask in endpoints)
        {
            var lets = new bool[callers.Count];
            for (var i = 0; i < callers.Count; i++)
            {
                lets[i] = await callers[i].GetsIn(ask);
            }

            rows.Add((ask, lets));
        }

        callers.ForEach(caller => caller.Dispose());

        // Assert
        Assert.True(rows.Count > 50, "The routing table was not read.");
        Assert.All(rows.Where(row => IsForStaff(row.Ask)), row => Assert.False(row.In[0] || row.In[1], $"{row.Ask} lets in who is no staff."));
        Assert.All(rows.Where(row => row.Ask.Path.StartsWith("/account", StringComparison.Ordinal)), row => Assert.Equal([false, true, false], row.In[..3]));
        DocsFile.AssertSame("docs/endpoints.md", Draw(rows));
    }

    private static bool IsForStaff(Ask ask) =>
        (ask.Path.StartsWith("/staff", StringComparison.Ordinal) || ask.Path.StartsWith("/api/v1/staff", StringComparison.Ordinal))
        && !ask.Path.StartsWith("/staff/sign-", StringComparison.Ordinal) && !ask.Path.StartsWith("/staff/second-factor", StringComparison.Ordinal) && !ask.Path.StartsWith("/staff/invitation", StringComparison.Ordinal);

    private static string Draw(List<(Ask Ask, bool[] In)> rows)
    {
        var text = new StringBuilder("# Who gets in where\n\nWritten by a test: the rows from the routing table, the answers by asking as each. `HUB_WRITE_DOCS=1 ./test` writes it anew; read what changed.\n");
        text.Append("“In” means past sign-in and role; what a page or a grain then makes of the request is another matter. Assets are everybody’s.\n\n| Method | Address |");
        text.Append(string.Concat(Everybody.Select(who => $" {who} |"))).Append("\n|---|---|").Append(string.Concat(Everybody.Select(_ => ":-:|"))).Append('\n');
        foreach (var (ask, lets) in rows)
        {
            text.Append("| ").Append(ask.Method).Append(" | `").Append(ask.Pattern).Append("` |").Append(string.Concat(lets.Select(let => let ? " in |" : " – |"))).Append('\n');
        }

        return text.ToString();
    }

    private async Task<List<Ask>> Endpoints()
    {
        var asks = new HashSet<Ask>();
        var loader = Web.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in Web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var handlers = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods;
                asks.UnionWith(handlers.Select(handler => new Ask(handler.HttpMethod.ToUpperInvariant(), handler.Name is null ? pattern : $"{pattern}?handler={handler.Name.ToLowerInvariant()}")).Append(new Ask("GET", pattern)));
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                asks.UnionWith(methods.Where(method => method is not ("OPTIONS" or "HEAD")).Select(method => new Ask(method, pattern, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0])));
            }
        }

        return [.. asks.OrderBy(ask => ask.Pattern, StringComparer.Ordinal).ThenBy(ask => ask.Method, StringComparer.Ordinal)];
    }

    /// <summary>One thing that may be asked of the service.</summary>
    private sealed record Ask(string Method, string Pattern, string? Takes = null)
    {
        /// <summary>The address with names that stand for nothing.</summary>
        public string Path => Regex.Replace(Pattern, @"\{[^}]+\}", match => match.Value.Contains("int", StringComparison.Ordinal) || match.Value.Contains("long", StringComparison.Ordinal) ? "404" : "no-such-thing");
    }

    /// <summary>Somebody with their cookies, a token of the same role and a form's token.</summary>
    private sealed class Caller(TestWeb web, string who, string? token, string cookies, string form) : IDisposable
    {
        private readonly HttpClient http = web.Client(token);

        public static async Task<Caller> Of(TestWeb web, string who)
        {
            using var visitor = new Visitor(web);
            if (who == "resident")
            {
                await visitor.SignInResident("Walker");
            }
            else if (who != "nobody")
            {
                var account = DemoPeople.Accounts.First(account => account.Roles[0] == who);
                await visitor.SignIn(account.Email, account.Password);
                Assert.Equal("/staff", visitor.Path);
            }

            await visitor.Go("/sign-in/link?secret=none");
            await visitor.Go(who == "resident" ? "/account" : who == "nobody" ? "/sign-in" : "/");
            var form = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var token = who is "nobody" or "resident" ? null : await web.MakeToken(who);
            return new Caller(web, who, token, visitor.Cookies.GetCookieHeader(web.Address), form);
        }

        public async Task<bool> GetsIn(Ask ask)
        {
            // A page may have signed the resident out everywhere; the form's token is bound to who they are, not to the session.
            var held = who == "resident" && await web.SignedIn("Walker") is var (_, name, value) ? $"{cookies}; {name}={value}" : cookies;
            using var request = new HttpRequestMessage(new HttpMethod(ask.Method), ask.Path);
            request.Headers.Add("Cookie", held);
            if (ask.Method is not "GET")
            {
                request.Headers.Add("RequestVerificationToken", form);
                request.Content = ask.Path.StartsWith("/api", StringComparison.Ordinal)
                    ? new StringContent("{}", new MediaTypeHeaderValue(ask.Takes ?? "application/json"))
                    : new FormUrlEncodedContent([new("__RequestVerificationToken", form)]);
            }

            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.True((int)answer.StatusCode < 500, $"{ask} as {who}: {answer.StatusCode}");
            var to = answer.Headers.Location?.ToString() ?? "";
            var isAskedToSignIn = Regex.IsMatch(to, @"/sign-in\?(returnUrl|back)=", RegexOptions.IgnoreCase);
            return answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && !isAskedToSignIn && !to.Contains("/status/403", StringComparison.Ordinal);
        }

        public void Dispose() => http.Dispose();
    }
}
