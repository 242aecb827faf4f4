using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds;

/// <summary>
/// An event of a round as an entry of the audit log: the sentence of the round's story, and what it changed. Long texts are cut, and of a
/// file that replaces very many projects the first changes are told; the frozen rules have everything.
/// </summary>
internal static class RoundAudit
{
    private const int MostChanges = 400;
    private const int LongestText = 500;

    public static AuditEntry Entry(string key, RoundState before, RoundState after, RoundEvent happened) => AuditEntry.Of(
        key, happened.By, happened.At, Act(happened), RoundStory.Tell(happened, before.Setup ?? after.Setup), Changes(before, after));

    /// <summary>The kind of act: <c>SetupChanged</c> is <c>setup-changed</c>.</summary>
    private static string Act(RoundEvent happened)
    {
        var words = new StringBuilder();
        foreach (var letter in happened.GetType().Name)
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    /// <summary>What differs between two set-ups, by the name of the part, in the order of the set-up.</summary>
    public static IReadOnlyList<string> Parts(RoundSetup old, RoundSetup setup)
    {
        var changes = new List<AuditChange>();
        Compare(changes, old, setup);
        return [.. changes.Select(change => change.Part)];
    }

    private static ImmutableArray<AuditChange> Changes(RoundState before, RoundState after)
    {
        var changes = new List<AuditChange>();
        Add(changes, "phase", Phase(before.Phase), Phase(after.Phase));
        if (before.Setup is { } old && after.Setup is { } setup && !ReferenceEquals(old, setup))
        {
            Compare(changes, old, setup);
        }

        return changes.Count <= MostChanges
            ? [.. changes]
            : [.. changes.Take(MostChanges), new AuditChange($"and {(changes.Count - MostChanges).ToString("N0", CultureInfo.InvariantCulture)} more changes", null, null)];
    }

    private static void Compare(List<AuditChange> changes, RoundSetup old, RoundSetup setup)
    {
        Add(changes, "name", old.Name, setup.Name);
        Add(changes, "description", old.Description, setup.Description);
        Add(changes, "community", old.Community, setup.Community);
        Add(changes, "area", old.Area, setup.Area);
        Add(changes, "currency", old.Currency, setup.Currency);
        Add(changes, "budget", old.Budget.In(old.Currency), setup.Budget.In(setup.Currency));
        Add(changes, "voting method", old.Method.ToString(), setup.Method.ToString());
        CompareLimits(changes, old, setup);
        CompareCounting(changes, old.Counting, setup.Counting);
        Add(changes, "time zone", old.TimeZone, setup.TimeZone);
        Add(changes, "opens", Local(old.OpensAt, old.TimeZone), Local(setup.OpensAt, setup.TimeZone));
        Add(changes, "working days for objections", Figure(old.ChallengeDays), Figure(setup.ChallengeDays));
        Add(changes, "closes", Local(old.ClosesAt, old.TimeZone), Local(setup.ClosesAt, setup.TimeZone));
        CompareAccess(changes, old.Access, setup.Access);
        CompareCall(changes, old, setup);
        CompareProjects(changes, old, setup);
    }

    private static void CompareAccess(List<AuditChange> changes, VoterAccess from, VoterAccess to)
    {
        Add(changes, "residents vote without a code", YesNo(from.Residents), YesNo(to.Residents));
        Add(changes, "postcodes", string.Join(", ", from.Postcodes), string.Join(", ", to.Postcodes));
        Add(changes, "hours before the close to remind", Figure(from.RemindHours), Figure(to.RemindHours));
    }

    private static void CompareCall(List<AuditChange> changes, RoundSetup old, RoundSetup setup)
    {
        var (from, to) = (old.Ideas, setup.Ideas);
        Add(changes, "ideas open", from is null ? null : Local(from.OpensAt, old.TimeZone), to is null ? null : Local(to.OpensAt, setup.TimeZone));
        Add(changes, "ideas close", from is null ? null : Local(from.ClosesAt, old.TimeZone), to is null ? null : Local(to.ClosesAt, setup.TimeZone));
        Add(changes, "guidance for ideas", from?.Guidance, to?.Guidance);
        Add(changes, "areas of ideas", from is null ? null : string.Join(", ", from.Areas), to is null ? null : string.Join(", ", to.Areas));
        Add(changes, "kinds of ideas", from is null ? null : string.Join(", ", from.Categories), to is null ? null : string.Join(", ", to.Categories));
        Add(changes, "most that an idea may cost", from?.MostCost?.In(old.Currency), to?.MostCost?.In(setup.Currency));
    }

    private static void CompareLimits(List<AuditChange> changes, RoundSetup old, RoundSetup setup)
    {
        var (from, to) = (old.Limits, setup.Limits);
        Add(changes, "fewest projects", Figure(from.MinLength), Figure(to.MinLength));
        Add(changes, "most projects", Figure(from.MaxLength), Figure(to.MaxLength));
        Add(changes, "least total cost", Amount(from.MinTotalCost, old), Amount(to.MinTotalCost, setup));
        Add(changes, "most total cost", Amount(from.MaxTotalCost, old), Amount(to.MaxTotalCost, setup));
        Add(changes, "fewest points for a project", Figure(from.MinPoints), Figure(to.MinPoints));
        Add(changes, "most points for a project", Figure(from.MaxPoints), Figure(to.MaxPoints));
        Add(changes, "fewest points in all", Figure(from.MinTotalPoints), Figure(to.MinTotalPoints));
        Add(changes, "points in all", Figure(from.MaxTotalPoints), Figure(to.MaxTotalPoints));
        Add(changes, "default score", Figure(from.DefaultScore), Figure(to.DefaultScore));
    }

    private static void CompareCounting(List<AuditChange> changes, CountOptions from, CountOptions to)
    {
        Add(changes, "counting rule", from.Rule.ToString(), to.Rule.ToString());
        Add(changes, "public words for ties", from.Tie.Seed, to.Tie.Seed);
        Add(changes, "fewest votes a project needs", Figure(from.MinimumVotes), Figure(to.MinimumVotes));
        Add(changes, "step of equal shares", Figure(from.Step), Figure(to.Step));
        Add(changes, "stop when nothing more fits", YesNo(from.StopWhenExhaustive), YesNo(to.StopWhenExhaustive));
        Add(changes, "compare with most support first", YesNo(from.CompareWithGreedy), YesNo(to.CompareWithGreedy));
        Add(changes, "conflicts", Pairs(from), Pairs(to));
    }

    private static void CompareProjects(List<AuditChange> changes, RoundSetup old, RoundSetup setup)
    {
        if (old.Projects == setup.Projects)
        {
            return;
        }

        var before = ById(old);
        var after = ById(setup);
        foreach (var project in old.Projects.Where(project => !after.ContainsKey(project.Id)))
        {
            Add(changes, $"project {project.Id}", $"{project.Name}, {project.Cost.In(old.Currency)}", null);
        }

        foreach (var project in setup.Projects)
        {
            if (!before.TryGetValue(project.Id, out var known))
            {
                Add(changes, $"project {project.Id}", null, $"{project.Name}, {project.Cost.In(setup.Currency)}");
                continue;
            }

            var part = $"project {project.Id}, ";
            Add(changes, part + "name", known.Name, project.Name);
            Add(changes, part + "description", known.Description, project.Description);
            Add(changes, part + "cost", known.Cost.In(old.Currency), project.Cost.In(setup.Currency));
            Add(changes, part + "area", known.Area, project.Area);
            Add(changes, part + "categories", string.Join(", ", known.Categories), string.Join(", ", project.Categories));
            Add(changes, part + "place", Where(known.Place), Where(project.Place));
            Add(changes, part + "carried out by", known.Delivery.ToString(), project.Delivery.ToString());
            Add(changes, part + "withdrawn", YesNo(known.Withdrawn), YesNo(project.Withdrawn));
        }
    }

    private static void Add(List<AuditChange> changes, string part, string? before, string? after)
    {
        if (!string.Equals(before ?? "", after ?? "", StringComparison.Ordinal))
        {
            changes.Add(new AuditChange(part, Cut(before), Cut(after)));
        }
    }

    private static Dictionary<string, RoundProject> ById(RoundSetup setup) =>
        setup.Projects.DistinctBy(project => project.Id).ToDictionary(project => project.Id, StringComparer.Ordinal);

    private static string? Cut(string? text) => string.IsNullOrEmpty(text) ? null : text.Length <= LongestText ? text : text[..LongestText] + "…";

    private static string? Phase(RoundPhase phase) => phase == RoundPhase.Unspecified ? null : RoundWords.Of(phase);

    private static string? Figure(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Amount(long? minor, RoundSetup setup) => minor is { } amount ? new Money(amount).In(setup.Currency) : null;

    private static string YesNo(bool yes) => yes ? "yes" : "no";

    private static string Pairs(CountOptions options) => string.Join("; ", options.Conflicts.Select(conflict => $"{conflict.First} or {conflict.Second}"));

    private static string? Where(Place? place) =>
        place is null ? null : string.Create(CultureInfo.InvariantCulture, $"{place.Latitude}, {place.Longitude}");

    private static string Local(DateTimeOffset instant, string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)
        ? TimeZoneInfo.ConvertTime(instant, known).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)
        : instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
