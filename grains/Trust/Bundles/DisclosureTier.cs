using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>How much of the ballots a bundle may show without showing a person. Chosen by the program from the numbers alone.</summary>
public enum DisclosureTier
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Every ballot with its leaf, channel, area and nonce.</summary>
    Full = 1,

    /// <summary>
    /// The choices of every ballot, and apart from them the leaves. A leaf is opened by channel and area too, and either is shared by
    /// fewer than ten people here, so a nonce beside the choices would tell whose they are.
    /// </summary>
    Coarse = 2,

    /// <summary>Leaves and totals.</summary>
    Totals = 3,
}

/// <summary>Chooses the tier: pure.</summary>
public static class Disclosure
{
    private const long EnoughForChoices = 50;
    private const long EnoughForBallots = 100;
    private const long EnoughInACell = 10;

    /// <summary>The tier for counted ballots by area and channel; cells without a ballot are left out.</summary>
    /// <param name="batches">Counted ballots of each batch of paper: a batch may be a care home's.</param>
    public static DisclosureTier Choose(IEnumerable<long> cells, IEnumerable<long> batches)
    {
        var counted = cells.Where(cell => cell > 0).ToArray();
        var all = counted.Sum();
        return all < EnoughForChoices ? DisclosureTier.Totals
            : all < EnoughForBallots || counted.Concat(batches.Where(batch => batch > 0)).Any(cell => cell < EnoughInACell) ? DisclosureTier.Coarse
            : DisclosureTier.Full;
    }

    /// <summary>The tier of a published round, as its record names it; by the number of its ballots alone where it has no bundle.</summary>
    public static DisclosureTier Of(RoundView round, long ballots)
    {
        ArgumentNullException.ThrowIfNull(round);
        return round.Tier is { } word ? Enum.GetValues<DisclosureTier>().Single(tier => tier != default && Word(tier) == word)
            : ballots < EnoughForChoices ? DisclosureTier.Totals
            : DisclosureTier.Coarse;
    }

    /// <summary>The tier in one word.</summary>
    public static string Word(DisclosureTier tier) => tier switch
    {
        DisclosureTier.Full => "full",
        DisclosureTier.Coarse => "coarse",
        DisclosureTier.Totals => "totals",
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    };
}
