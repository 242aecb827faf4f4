using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Audit;

/// <summary>What somebody asks of the audit log, as an address holds it.</summary>
public sealed class AuditQuery
{
    /// <summary>The zone that days are meant in.</summary>
    internal const string Zone = "Europe/London";

    private const int PageLength = 50;

    public string? Round { get; set; }

    public string? Who { get; set; }

    public string? Act { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public long? Before { get; set; }

    /// <summary>The filter; what cannot be read as a day is said in <paramref name="wrong"/>.</summary>
    internal AuditFilter Filter(ICollection<Refused> wrong) => new(
        Text(Round), Text(Who), Text(Act), Day(From, "From", 0, wrong), Day(Until, "Until", 1, wrong), Before, PageLength + 1);

    /// <summary>The address of the same question, on a page further back.</summary>
    internal string Address(string page, long? before = null, bool csv = false)
    {
        var parts = new List<string>();
        Add("round", Round);
        Add("who", Who);
        Add("act", Act);
        Add("from", From);
        Add("until", Until);
        Add("before", before?.ToString(CultureInfo.InvariantCulture));
        Add("handler", csv ? "csv" : null);
        return parts.Count == 0 ? page : $"{page}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (Text(value) is { } text)
            {
                parts.Add($"{name}={Uri.EscapeDataString(text)}");
            }
        }
    }

    /// <summary>One page of what was asked for.</summary>
    internal async Task<AuditPage> Read(IAuditJournal journal, string page, List<Refused> wrong, CancellationToken cancel)
    {
        var filter = Filter(wrong);
        var lines = new List<AuditLine>();
        if (wrong.Count == 0)
        {
            await foreach (var line in journal.Read(filter, cancel))
            {
                lines.Add(line);
            }
        }

        var shown = lines.Take(PageLength).ToImmutableArray();
        return new AuditPage(page, this, shown, await journal.ListActs(cancel), lines.Count > PageLength ? Address(page, shown[^1].Sequence) : null);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Day(string? text, string field, int later, ICollection<Refused> wrong)
    {
        if (Text(text) is not { } typed)
        {
            return null;
        }

        if (DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d/M/yyyy", "d MMMM yyyy"], CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            return CivicTime.Instant(day.AddDays(later), TimeOnly.MinValue, Zone);
        }

        wrong.Add(new Refused("date-unreadable", "Enter a date, such as 4 May 2027.", field));
        return null;
    }
}

/// <summary>A page of the audit log.</summary>
/// <param name="Here">The page's own address.</param>
/// <param name="Older">The address of the page further back, or null at the end.</param>
internal sealed record AuditPage(string Here, AuditQuery Query, ImmutableArray<AuditLine> Lines, ImmutableArray<string> Acts, string? Older)
{
    /// <summary>Whether the page is about one round only, which is then not asked for.</summary>
    public bool IsOfOneRound { get; init; }

    /// <summary>Where the round or workshop is led that an entry is about.</summary>
    public static string Home(AuditEntry entry) => entry.Act.StartsWith("workshop-", StringComparison.Ordinal) ? WorkshopLinks.Run(entry.Round) : StaffRoundLinks.Home(entry.Round);

    /// <summary>A kind of act in words: <c>setup-changed</c> is “Setup changed”.</summary>
    public static string Words(string act) => char.ToUpperInvariant(act[0]) + act[1..].Replace('-', ' ');
}
