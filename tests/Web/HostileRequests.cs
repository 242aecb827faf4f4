using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace ParticipatoryHub.Tests.Web;

/// <summary>Requests that must all be refused, made from a seed.</summary>
internal sealed class HostileRequests(int seed, string round, string code)
{
    private static readonly string[] Projects = ["bench", "trees", "hall", "bus"];
    private static readonly string[] Numbers = ["NaN", "Infinity", "-Infinity", "-1", "1.5", "1e3", "1e400", "99999999999999999999", "0x10", "+1", "01", "2", "-0.0", "null", "true", "\"1\"", "[]", "{}", "9223372036854775807"];
    private static readonly string[] Methods = ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY", "BREW"];
    private static readonly string[] Words = ["../../etc/passwd", "%2e%2e%2f", "' OR 1=1 --", "<script>alert(1)</script>", "\u202e", "😀", "a\tb", "ｂｅｎｃｈ", "BENCH", "bench ", "=cmd|'/c calc'!A1", "${jndi:ldap://x}", "{{7*7}}", "\u0001"];

    private readonly Random random = new(seed);

    /// <summary>The next one. Those that reach the ballot box carry a good code, so that it is the ballot that is refused.</summary>
    public HttpRequestMessage Next() => random.Next(12) switch
    {
        0 => Post(Ballots, Bytes()),
        1 => Post(Ballots, Mutated(Ballot(Choice("bench", "1")))),
        2 => Post(Ballots, Text(Ballot(Choice(Pick(Projects), Pick(Numbers))))),
        3 => Post(Ballots, Text(Ballot(Choice("hall", "1"), Choice("trees", "1"), Choice("hall", "1")))),
        4 => Post(Ballots, Text(Ballot([.. Projects.Select(project => Choice(project, "1"))]))),
        5 => Post(Ballots, Text(Ballot(Choice(Quoted(), "1")))),
        6 => Post(Ballots, Nested()),
        7 => Post(Ballots, Text(Wrong())),
        8 => Post($"/api/v1/rounds/{Uri.EscapeDataString(Pick(Words))}/ballots", Text(Ballot(Choice("bench", "1")))),
        9 => new HttpRequestMessage(new HttpMethod(Pick(Methods)), random.Next(2) == 0 ? Ballots : OddPath()),
        10 => new HttpRequestMessage(HttpMethod.Get, OddPath()),
        _ => Post($"/api/v1/rounds/{round}/{Pick(["ballots/read", "tracking"])}", random.Next(2) == 0 ? Bytes() : Text($"{{\"{Pick(["voterCode", "trackingCode", "x"])}\":{Pick(Numbers)}}}")),
    };

    private string Ballots => $"/api/v1/rounds/{round}/ballots";

    private string OddPath() => random.Next(5) switch
    {
        0 => "/api/v1/" + Uri.EscapeDataString(Pick(Words)),
        1 => $"/api/v1/rounds/{round}/casts/{Uri.EscapeDataString(Pick(Words))}",
        2 => $"/api/v1/rounds/{round}/casts/{new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)}",
        3 => "/api/v1/staff/rounds/" + Uri.EscapeDataString(Pick(Words)) + "?votes=" + Uri.EscapeDataString(Pick(Words)),
        _ => "/api/" + new string('a', random.Next(1, 2000)),
    };

    private static HttpRequestMessage Post(string path, byte[] body) => new(HttpMethod.Post, path)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    private string Ballot(params string[] choices) =>
        $"{{\"castId\":\"{new Guid(random.Next(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)}\",\"voterCode\":\"{code}\",\"choices\":[{string.Join(',', choices)}]}}";

    private static string Choice(string project, string value) => $"{{\"project\":\"{project}\",\"value\":{value}}}";

    private string Quoted() => random.Next(3) == 0
        ? new string('p', random.Next(60, 5000))
        : System.Text.Json.JsonEncodedText.Encode(Pick(Words)).ToString();

    private string Wrong() => random.Next(8) switch
    {
        0 => $"{{\"castId\":{Pick(Numbers)},\"voterCode\":\"{code}\",\"choices\":[]}}",
        1 => $"{{\"castId\":\"{Guid.Empty}\",\"voterCode\":\"{code}\",\"choices\":[{Choice("bench", "1")}]}}",
        2 => Ballot(Choice("bench", "1")).Replace("\"choices\"", "\"choices\":[],\"choices\"", StringComparison.Ordinal),
        3 => Ballot(Choice("bench", "1"))[..^1] + $",\"{Pick(["admin", "__proto__", "constructor", "$type", "channel", "castid"])}\":1}}",
        4 => Ballot(Choice("bench", "1"))[..^1] + ",\"nonce\":\"" + new string('z', random.Next(0, 40)) + "\"}",
        5 => Ballot(Choice("bench", "1")).Replace(code, code + Pick(["A", "-", "*"]) + random.Next(10, 99).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
        6 => Ballot(Choice("bench", "1")).Replace("\"bench\"", "\"\\ud83d\"", StringComparison.Ordinal),
        _ => Ballot([.. Enumerable.Repeat(Choice("bench", "1"), random.Next(2, 1500))]),
    };

    private byte[] Nested()
    {
        var depth = random.Next(5, 20_000);
        return Text(random.Next(2) == 0
            ? new string('[', depth) + new string(']', depth)
            : Ballot(string.Concat(Enumerable.Repeat("{\"project\":", Math.Min(depth, 4000))) + "1" + new string('}', Math.Min(depth, 4000))));
    }

    // A good ballot with a few bytes changed may still be a good ballot: breaking its cast id makes sure that it is not.
    private byte[] Mutated(string ballot)
    {
        var bytes = Text(ballot);
        bytes[ballot.IndexOf("castId\":\"", StringComparison.Ordinal) + 9 + random.Next(36)] = (byte)random.Next(128, 256);
        for (var i = random.Next(4); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(50) == 0 ? random.Next(60_000, 80_000) : random.Next(0, 300)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
