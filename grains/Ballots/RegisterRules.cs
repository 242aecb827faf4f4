using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ballots;

/// <summary>What may be put into a register of voting rights.</summary>
internal static class RegisterRules
{
    public const int MostCodes = 20_000;

    public static Refused? WhyNot(StaffMember by, int count, string? label) =>
        !by.May(StaffAct.IssueCodes) ? new("officers-only", "Only an officer may register voters.")
        : count is < 1 or > MostCodes ? new("count-out-of-range", $"Between 1 and {MostCodes:N0} codes at a time.", "count")
        : label is null || label.Length is 0 or > 200 || label.Any(char.IsControl) ? new("label-malformed", "Give the batch a name of at most 200 characters on one line.", "label")
        : null;

    public static Refused? WhyNot(WithdrawCodes command) =>
        !command.By.May(StaffAct.IssueCodes) ? new("officers-only", "Only an officer may withdraw voter codes.")
        : string.IsNullOrEmpty(command.Label) ? new("label-malformed", "Say which batch.", "label")
        : null;

    /// <summary>Why a signed-in resident may not vote in a round now, or null.</summary>
    public static Refused? WhyNotAdmit(RoundView? round, AdmitPerson command, DateTimeOffset now) => round switch
    {
        null or { Phase: RoundPhase.Draft } => new("round-unknown", "There is no such round."),
        { Setup.Access.Residents: false } => new("residents-not-admitted", "In this vote you need the voter code from your letter."),
        { Phase: < RoundPhase.Voting } => new("voting-not-open", "Voting has not opened yet."),
        { Phase: RoundPhase.Suspended } => new("voting-suspended", "Voting is paused at the moment. Votes already cast are safe; come back later."),
        { Phase: not RoundPhase.Voting } => new("voting-closed", "Voting has closed. No more votes are taken."),
        _ when now < round.Setup.OpensAt => new("voting-not-open", "Voting has not opened yet."),
        _ when now >= round.Setup.ClosesAt => new("voting-closed", "Voting has closed. No more votes are taken."),
        _ => WhyNotHere(round.Setup.Access, command.Postcode),
    };

    private static Refused? WhyNotHere(VoterAccess access, string? typed) =>
        access.Postcodes.IsDefaultOrEmpty ? null
        : !Postcode.TryParse(typed, out var postcode) ? new("postcode-mistyped", "Enter a full postcode, like PR5 8AA.", "postcode")
        : access.Postcodes.Any(postcode.IsIn) ? null
        : new("postcode-outside", "This vote is for people who live in another area. If you think that is wrong, ask the council.", "postcode");

    /// <summary>An area goes into ballots and their commitments, where a dash stands for none.</summary>
    public static bool IsArea(string? area) => area is null
        || (area.Length is > 0 and <= 100 && area != "-" && !area.Any(char.IsControl) && area.Trim() == area);

    /// <summary>Reads a list; every broken or repeated line is a refusal that names it, counted from 1.</summary>
    public static (ImmutableArray<VoterCode> Codes, ImmutableArray<Refused> Wrong) Read(ImmutableArray<ImportedCode> lines)
    {
        var codes = ImmutableArray.CreateBuilder<VoterCode>(lines.Length);
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        var first = new Dictionary<VoterCode, int>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!VoterCode.TryParse(lines[i].Code, out var code))
            {
                wrong.Add(new("code-mistyped", $"Line {i + 1} is not a voter code: check it.", $"codes[{i}]"));
            }
            else if (!first.TryAdd(code, i + 1))
            {
                wrong.Add(new("code-repeated", $"Line {i + 1} has the same code as line {first[code]}.", $"codes[{i}]"));
            }

            if (!IsArea(lines[i].Area))
            {
                wrong.Add(AreaMalformed($"Line {i + 1}: an area", $"codes[{i}].area"));
            }

            codes.Add(code);
        }

        return (codes.DrainToImmutable(), wrong.DrainToImmutable());
    }

    public static Refused AreaMalformed(string what, string field) =>
        new("area-malformed", $"{what} is at most 100 characters on one line, without blanks at its ends, and not a single dash.", field);
}
