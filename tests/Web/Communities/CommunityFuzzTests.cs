using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web.Ideas;
using ParticipatoryHub.Tests.Web.Pages;
using SkiaSharp;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Web.Communities;

/// <summary>Random and hostile input to every form and address of communities.</summary>
public sealed class CommunityFuzzTests(ITestOutputHelper output)
{
    private const int Requests = 5_000;
    private const int Clients = 4;

    [Theory, ClassData(typeof(Databases))]
    public async Task FiveThousandHostileRequests_AreNeverAFault_AndNothingIsHalfStored(DatabaseKind kind)
    {
        // Arrange
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_SEED"), out var given) ? given : 20270302;
        output.WriteLine($"HUB_TEST_SEED={seed}");
        await using var web = await TestWeb.StartAsync(kind, demo: true);
        await web.WithCommunities();
        const string place = "fuzzed";
        Assert.Empty((await web.Grains.GetGrain<ICommunityGrain>(place).Save(new(new("Fuzzed", CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);
        using var officer = new Visitor(web);
        using var resident = new Visitor(web);
        await officer.SignIn();
        await resident.SignInResident("Rita fuzzes");
        await officer.Go($"/communities/{place}/evidence/new");
        await resident.Go($"/communities/{place}/evidence/new");
        var faults = new ConcurrentBag<string>();
        var done = 0;

        // Act
        await Parallel.ForAsync(0, Clients, async (client, cancel) =>
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = web.Address };
            var (who, hostile) = (client % 2 == 0 ? officer : resident, new HostileForms(seed + client, place));
            var (cookies, token) = (who.Cookies.GetCookieHeader(web.Address), who.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
            for (var i = 0; i < Requests / Clients; i++)
            {
                using var request = hostile.Next(token);
                request.Headers.Add("Cookie", cookies);
                using var answer = await http.SendAsync(request, cancel);
                if ((int)answer.StatusCode >= 500)
                {
                    faults.Add($"{request.Method} {request.RequestUri}: {answer.StatusCode}");
                }

                if (answer.StatusCode == HttpStatusCode.Found && request.Method == HttpMethod.Post)
                {
                    Interlocked.Increment(ref done);
                }
            }
        });

        // Assert: what was taken is whole, and its history tells every version of it.
        Assert.True(faults.IsEmpty, $"seed {seed}, {faults.Count} faults, such as\n{string.Join('\n', faults.Take(5))}");
        Assert.True(done > 20, $"Only {done} forms were taken: the others were not tried.");
        var entries = 0;
        foreach (var set in EntryFieldSet.All)
        {
            var register = web.Grains.GetGrain<IEntriesGrain>($"{place}/{set.Name}");
            var staff = new EntryReader(null, SampleRound.Officer);
            for (var number = 1; await register.GetView(number, staff) is { } view; number++)
            {
                entries++;
                Assert.Empty(EntryRules.Check(set, view.Entry.Text, staff, web.Clock.Now.AddDays(1)));
                Assert.Equal(view.Entry.Version, view.History.Length);
                Assert.True(view.History[0].Text.Says(view.Entry.Text));
            }
        }

        output.WriteLine($"{done} forms taken, {entries} entries");
        Assert.NotNull(await web.Grains.GetGrain<ICommunityGrain>(place).GetView());
        Assert.NotEmpty(await web.Grains.GetGrain<IPlansGrain>(place).List());
        using var good = new Visitor(web);
        await good.Go($"/communities/{place}");
        Assert.Equal(HttpStatusCode.OK, good.Response.StatusCode);
    }

    /// <summary>Forms and addresses made from a seed: most fields hostile, some as they should be, so that some forms are taken.</summary>
    private sealed class HostileForms(int seed, string place)
    {
        private static readonly string[] Words =
        [
            "", " ", "../../etc/passwd", "' OR 1=1 --", "<script>alert(1)</script>", "\u202e", "😀", "a\tb\nc", "\0", "=cmd|'/c calc'!A1", "${jndi:ldap://x}", "{{7*7}}", "\ud800", "NaN", "-1", "1e400",
            "99999999999999999999", "0x10", "2026-01-05", "9999-12-31", "0001-01-01", "53.7", "181", "true", "null", "[]", "'quoted' & \"such\" | so ! * ( )",
        ];

        private readonly Random random = new(seed);

        public HttpRequestMessage Next(string token) => random.Next(7) switch
        {
            5 => Post(PlanForm(), token, ["op", "version", "number", "move", "words", "forward", "title", "situation", "owner", "mail", "name", "as", "due", "done", "note", "objective", "lead", "leadname", "whypublic", "term", "form", "sustained", "level", "outcome", "outcome", "priority", "status", "came", "changed", "heard", "amended"]),
            6 => Post(FocusForm(), token, ["op", "text", "id", "name", "unit", "source", "good", "weight", "outcome", "indicator", "area", "period", "day", "value", "borough", "england", "community", "words"]),
            0 => new HttpRequestMessage(HttpMethod.Get, Address()),
            1 => Post($"/communities/{place}/{Register()}/{random.Next(0, 40)}?handler={Pick(["decide", "link", "no"])}", token, ["to", "reason", "other", "why", "op"]),
            2 => random.Next(3) == 0
                ? Photo($"/communities/{place}/{(random.Next(4) == 0 ? Register() : "stories")}/{random.Next(0, 12)}/photo{Pick(["", "", "", "?handler=remove"])}", token)
                : Post($"/communities/{place}/{Register()}/{random.Next(0, 40)}/edit", token, ["version", "op", .. Fields()]),
            3 => Post(Pick(["/staff/communities/new", $"/staff/communities/{place}", $"/staff/communities/{place}?handler=move", "/staff/communities/gather?from=idea:x:1"]), token, ["name", "kind", "parent", "about", "areas", "move", "reasons", "evidence", "community"]),
            _ => Post($"/communities/{place}/{Register()}/new", token, ["op", "sure", .. Fields()]),
        };

        private string PlanForm() => $"/communities/{place}/plans/" + Pick([
            "new", "1/about", "1/objectives/0", "1/objectives/1", "1/actions/0", "1/actions/2", "1/actions/0?kind=Evidence&place=fuzzed&thing=1", $"1/milestones/{random.Next(0, 8)}", "1/actions/2/report", "1/review", "1/agree", "1/agree?handler=back",
            "1/keep?handler=forward", "1/keep?handler=move", "1/keep?handler=dropaction", "1/keep?handler=dropobjective", "1/keep?handler=no",
        ]);

        private string FocusForm() => Pick(["/staff/focus/figure", "/staff/focus/import", "/staff/focus/indicators/fuzzed", $"/staff/outcomes/tie?kind=Project&place=clayton-brook-green-fund&thing=g03", $"/staff/outcomes/tie?kind={Odd()}&place={Odd()}&thing={Odd()}"]);

        private string Address() => random.Next(9) switch
        {
            6 => $"/focus?{Odd()}={Odd()}&weight-{Odd()}={Odd()}&around={Odd()}",
            7 => $"/communities/{place}/plans/{Pick(["1", "1/versions?from=" + Odd() + "&to=" + Odd(), "1/csv", "1/logic-model", "1/you-said", "99999999999"])}",
            8 => $"/communities/{place}/{Pick(["outcomes", "outcomes/" + Odd(), "figures", "plans"])}",
            0 => $"/communities/{place}/{Register()}?find={Odd()}&kind={Odd()}&tag={Odd()}&status={Odd()}&p={Odd()}",
            1 => $"/communities/{Odd()}/{Odd()}/{Odd()}",
            2 => $"/search?q={Odd()}&kind={Odd()}&p={Odd()}",
            3 => $"/communities/{place}/find?q={Odd()}",
            4 => $"/chain?from={Odd()}:{Odd()}:{Odd()}",
            _ => $"/communities/{place}/{Register()}/{Pick(["csv", "new?kind=" + Odd(), "-1", "99999999999999"])}",
        };

        private static string[] Fields() => ["title", "what", "tag", "tag", "latitude", "longitude", .. EntryFieldSet.All.SelectMany(set => set.Fields).Select(field => field.Name).Distinct()];

        private HttpRequestMessage Post(string path, string token, IEnumerable<string> fields)
        {
            var sent = fields.Where(_ => random.Next(8) > 0).Select(field => new KeyValuePair<string, string>(field, Value(field))).Append(new("__RequestVerificationToken", token));
            return new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(sent) };
        }

        private MultipartFormDataContent WithFile(string token)
        {
            byte[] content = Pick(["photo", "noise", "nothing"]) switch
            {
                "photo" => PhotoCleanerTests.Photo(random.Next(1, 60), random.Next(1, 60), SKEncodedImageFormat.Png),
                "noise" => [0x89, (byte)'P', (byte)'N', (byte)'G', .. Enumerable.Range(0, 200).Select(_ => (byte)random.Next(256))],
                _ => [],
            };
            var form = new MultipartFormDataContent
            {
                { new StringContent(token), "__RequestVerificationToken" },
                { new StringContent(Value("op")), "op" },
                { new ByteArrayContent(content), "file", "x.png" },
                { new StringContent(Word()), "alt" },
                { new StringContent(Pick(["NobodyRecognisable", "EverybodyAgreed", "", Word()])), "consentBasis" },
                { new StringContent(Pick(["2026-01-05", Word()])), "consentDay" },
            };
            form.Add(new StringContent(Word()), "consentWho");
            return form;
        }

        private HttpRequestMessage Photo(string path, string token) => new(HttpMethod.Post, path) { Content = WithFile(token) };

        // Three in four as the form would have it, or else nearly no form would be taken.
        private string Value(string field) => random.Next(4) == 0 ? Word() : field switch
        {
            "op" => Guid.NewGuid().ToString(),
            "kind" or "method" or "skill" or "consent" or "factor" => Pick([.. EntryFieldSet.All.SelectMany(set => set.Fields).Where(known => known.Name == field).SelectMany(known => known.Choices), "place", "theme"]),
            "tag" => Pick([.. EntryFieldSet.All.SelectMany(set => set.Tags)]),
            "gathered" or "day" => "2026-01-05",
            "to" => Pick(["kept", "withdrawn"]),
            "other" or "version" or "evidence" => random.Next(1, 6).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "move" => Pick(["propose", "setaside", "bringintofocus", "sustain", "Develop", "Deliver", "Review", "Stop"]),
            "sure" => "true",
            "lead" => Pick(["Community", "Partner", "PublicService"]),
            "term" => Pick(["ShortTerm", "LongTerm"]),
            "status" => Pick(["Planned", "UnderWay", "Done", "Stopped"]),
            "objective" or "number" => "1",
            "form" => Pick(["Prototype", "Lasting", "answer", "spoken"]),
            "level" => Pick(EntryFieldSet.Levels),
            "outcome" => Pick(EntryFieldSet.Outcomes),
            "priority" => "priority-involving",
            "area" => Pick(["Fuzzed", "fuzzed", "Clayton Brook"]),
            "period" => "2025",
            "good" => Pick(["lower", "higher"]),
            "text" => $"indicator,unit,source,good,area,period,value,borough,england\nFuzz,%,Nobody,lower,{(random.Next(3) == 0 ? Word() : "Clayton Brook")},{(random.Next(3) == 0 ? Word() : "2025")},{random.Next(90)},1,2",
            "mail" => "olive@council.example",
            "due" or "done" => "2027-02-01",
            "weight" or "value" => random.Next(0, 40).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "latitude" or "longitude" or "areas" or "parent" or "promise" or "answer" or "came" => "",
            _ when EntryFieldSet.Groups.Contains(field) || field == EntryFieldSet.Everyone => random.Next(0, 50).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => "Said by somebody",
        };

        private string Register() => Pick([.. EntryFieldSet.All.Select(set => set.Name), "nothing"]);

        private string Word() => random.Next(6) == 0 ? new string('x', random.Next(100, 6_000)) : Pick([.. Words]);

        private string Odd() => Uri.EscapeDataString(Pick([.. Words.Where(word => word != "\ud800")]));

        private string Pick(ImmutableArray<string> from) => from[random.Next(from.Length)];
    }
}
