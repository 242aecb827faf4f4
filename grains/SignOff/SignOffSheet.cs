using System.Globalization;
using System.Text;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.SignOff;

/// <summary>
/// What two officers sign: a text of lines, made of the frozen rules, the place in the public chain, the count, the reconciliation, the
/// totals in pence and the files that will be published. Its SHA-256 is the digest. It says nothing of channels or areas: their numbers
/// may be small, and the files have them with the small ones hidden. How many papers there were is no secret: the public chain has it.
/// </summary>
internal static class SignOffSheet
{
    /// <summary>Its first line.</summary>
    public const string Form = "participatoryhub/sign-off/v1";

    /// <summary>The text.</summary>
    /// <param name="countEntry">The count's place in the public chain: sequence number and hash in hex.</param>
    /// <param name="manifest">The SHA-256 of the files' manifest, or null where there is no bundle.</param>
    public static string Write(string round, string rulesHash, CountStamp count, (long Sequence, string Hash) countEntry, string? manifest, Reconciliation figures)
    {
        var text = new StringBuilder().Append(Form).Append('\n');
        Add("round", round);
        Add("rules", rulesHash);
        Add("count", string.Create(CultureInfo.InvariantCulture, $"{countEntry.Sequence} {countEntry.Hash}"));
        Add("version", Number(count.Version));
        Add("ballots", count.BallotsDigest);
        Add("result", count.ResultHash);
        Add("manifest", manifest ?? "-");
        Add("eligible", Number(figures.Eligible));
        Add("withdrawn", Number(figures.Withdrawn));
        Add("issued", Number(figures.Issued));
        Add("voted", Number(figures.Voted));
        Add("cast", Number(figures.Casts));
        Add("replaced", Number(figures.Replaced));
        if (figures.Paper is { } paper)
        {
            Add("paper-handed-out", Number(paper.HandedOut));
            Add("paper-returned", Number(paper.Returned));
            Add("paper-in-box", Number(paper.InBox));
        }

        Add("void", Number(figures.AllVoid));
        Add("counted", Number(figures.Counted));
        Add("budget", Number(figures.Budget.Pence));
        Add("allocated", Number(figures.Allocated.Pence));
        Add("unspent", Number(figures.Unspent.Pence));
        return text.ToString();

        void Add(string name, string value) => text.Append(name).Append('=').Append(value).Append('\n');
    }

    /// <summary>Hex SHA-256 of a sheet.</summary>
    public static string Digest(string sheet) => FrozenRules.HashOf(sheet);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
