using System.Globalization;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>
/// Real ballots break the limits that their own file states: a paper form let a fourth project through.
/// A replay keeps every ballot, so it widens the limits to what the ballots use, and says which limit, from what to what.
/// </summary>
internal sealed class LimitWidening
{
    private const decimal MinorUnits = 100;
    private readonly List<string> notes = [];

    private LimitWidening(BallotLimits limits) => Limits = limits;

    /// <summary>The limits that every ballot keeps.</summary>
    public BallotLimits Limits { get; private set; }

    /// <summary>What was widened, a sentence each.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Looks at every ballot.</summary>
    public static LimitWidening Of(
        VotingMethod method, BallotLimits stated, IReadOnlyDictionary<string, long> costs, IEnumerable<Choice[]> ballots)
    {
        var use = new LimitUse();
        foreach (var ballot in ballots)
        {
            use.Take(ballot, costs);
        }

        var widening = new LimitWidening(stated);
        if (use.Ballots > 0)
        {
            widening.Lengths(use, costs.Count);
            widening.Costs(use);
            widening.Points(method, use);
        }

        return widening;
    }

    private void Lengths(LimitUse use, int projects)
    {
        Limits = Limits with { MinLength = (int?)Lower("fewest projects", Limits.MinLength, use.LeastLength) };
        Limits = Limits with { MaxLength = (int?)Raise("most projects", Limits.MaxLength, use.MostLength) };
        if (Limits.MaxLength > projects)
        {
            notes.Add(Note("most projects", Limits.MaxLength.Value, projects, "there are no more"));
            Limits = Limits with { MaxLength = projects };
        }
    }

    private void Costs(LimitUse use) => Limits = Limits with
    {
        MinTotalCost = Lower("least total cost", Limits.MinTotalCost, use.LeastCost, MinorUnits),
        MaxTotalCost = Raise("greatest total cost", Limits.MaxTotalCost, use.MostCost, MinorUnits),
    };

    private void Points(VotingMethod method, LimitUse use)
    {
        if (method is not (VotingMethod.Cumulative or VotingMethod.Scoring))
        {
            return;
        }

        // The service wants the one bound that its method lives by, and takes 1 as the fewest points of a cumulative vote.
        var cumulative = method == VotingMethod.Cumulative;
        var least = Limits.MinPoints ?? (cumulative && use.LeastPoints < 1 ? 1 : null);
        Limits = Limits with
        {
            MinPoints = Lower("fewest points for a project", least, use.LeastPoints) ?? Limits.MinPoints,
            MaxPoints = Raise("most points for a project", Limits.MaxPoints, use.MostPoints) ?? (cumulative ? null : Math.Max(1, use.MostPoints)),
            MinTotalPoints = Lower("fewest points in all", Limits.MinTotalPoints, use.LeastTotal),
            MaxTotalPoints = Raise("most points in all", Limits.MaxTotalPoints, use.MostTotal) ?? (cumulative ? Math.Max(1, use.MostTotal) : null),
        };
    }

    private long? Raise(string limit, long? stated, long used, decimal unit = 1)
    {
        if (stated >= used || stated is null)
        {
            return stated;
        }

        notes.Add(Note(limit, stated.Value / unit, used / unit, "a ballot in the file uses that"));
        return used;
    }

    private long? Lower(string limit, long? stated, long used, decimal unit = 1)
    {
        if (stated <= used || stated is null)
        {
            return stated;
        }

        notes.Add(Note(limit, stated.Value / unit, used / unit, "a ballot in the file uses that"));
        return used;
    }

    private static string Note(string limit, decimal from, decimal to, string why) => string.Create(
        CultureInfo.GetCultureInfo("en-GB"), $"The limit “{limit}” was changed from {from:#,0.##} to {to:#,0.##}: {why}.");
}
