using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>What people do before their pages are measured: sign in, enter a code, put ideas forward.</summary>
internal static partial class PageVisits
{
    private static readonly string[] Things = ["Benches", "Trees", "A crossing", "Lights", "A garden", "Bins", "A hall", "A path", "A shelter", "Music"];

    private static readonly string[] Spots = ["the station", "the school", "the brook", "the market", "the library", "the park", "the clinic", "the estate"];

    /// <summary>The demonstration's officer, signed in.</summary>
    public static async Task<PageVisitor> Officer(Uri service, CancellationToken cancel)
    {
        var officer = new PageVisitor(service);
        await officer.Open("/staff/sign-in", cancel);
        await officer.Post("/staff/sign-in", cancel, ("email", "officer@demo.example"), ("password", "clayton brook votes"));
        return officer;
    }

    /// <summary>Somebody who has entered a code and has the ballot before them.</summary>
    public static async Task<PageVisitor> Voter(Uri service, PageRound round, CancellationToken cancel)
    {
        var voter = new PageVisitor(service);
        await voter.Open($"/rounds/{round.Id}/vote", cancel);
        await voter.Post($"/rounds/{round.Id}/vote", cancel, ("code", round.FreeCode));
        return voter;
    }

    /// <summary>Has an officer call for ideas and a resident put them forward.</summary>
    public static async Task TakeIdeas(Uri service, PageVisitor officer, string round, int ideas, CancellationToken cancel)
    {
        var ends = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow.AddMinutes(50), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
        await officer.Open($"/staff/rounds/{round}/call-for-ideas", cancel);
        await officer.Post(
            $"/staff/rounds/{round}/call-for-ideas", cancel,
            ("opensDay", Text(ends.AddDays(-1), "yyyy-MM-dd")), ("opensTime", "09:00"), ("closesDay", Text(ends, "yyyy-MM-dd")), ("closesTime", Text(ends, "HH:mm")));
        using var resident = await Resident(service, cancel);
        await resident.Open($"/rounds/{round}/ideas/new", cancel);
        for (var idea = 1; idea <= ideas; idea++)
        {
            var check = await resident.Post(
                $"/rounds/{round}/ideas/new", cancel,
                ("draft", Guid.NewGuid().ToString()),
                ("title", string.Create(CultureInfo.InvariantCulture, $"{Things[idea % Things.Length]} near {Spots[idea % Spots.Length]}, number {idea}")),
                ("what", $"{Things[idea % Things.Length]} for everybody who comes by {Spots[idea % Spots.Length]}, kept in order by those who live there."),
                ("where", Spots[idea % Spots.Length]),
                ("who", "Whoever lives or works nearby"));
            if (await resident.Post(check, cancel) == check || !check.EndsWith("/check", StringComparison.Ordinal))
            {
                throw new CommandFailure($"The idea at {check} was not put forward.");
            }
        }
    }

    private static async Task<PageVisitor> Resident(Uri service, CancellationToken cancel)
    {
        var resident = new PageVisitor(service);
        await resident.Open("/sign-in", cancel);
        await resident.Post("/sign-in", cancel, ("email", "bench@example.com"));
        var link = Link().Match(await resident.Open("/demo/outbox", cancel)) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Value)
            : throw new CommandFailure("The demonstration's mail has no link to sign in.");
        await resident.Open(link, cancel);
        await resident.Post("/sign-in/link", cancel, ("secret", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        await resident.Open("/sign-in/name", cancel);
        await resident.Post("/sign-in/name", cancel, ("name", "Bench"));
        return resident;
    }

    private static string Text(DateTimeOffset at, string form) => at.ToString(form, CultureInfo.InvariantCulture);

    [GeneratedRegex("/sign-in/link\\?secret=[^\"<\\s]+")]
    private static partial Regex Link();
}
