using System.ComponentModel;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>One line of the list of rounds.</summary>
internal sealed record RoundLine(
    string Id,
    string Name,
    string Community,
    [property: Description("voting, suspended, closed, counted, signedOnce, signedTwice, published or cancelled.")] string Phase,
    [property: Description("In minor units: pence for GBP.")] long Budget,
    string Currency,
    int Projects,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt)
{
    public static RoundLine Of(RoundSummary round) => new(
        round.Id, round.Name, round.Community, Words.Of(round.Phase), round.Budget.Pence, round.Currency, round.Projects, round.OpensAt, round.ClosesAt);
}

/// <summary>The rounds.</summary>
internal sealed record RoundList(IReadOnlyList<RoundLine> Rounds);

/// <summary>A round with its projects.</summary>
internal sealed record RoundBody(
    string Id,
    string Name,
    string Description,
    string Community,
    string? Area,
    [property: Description("ISO 4217.")] string Currency,
    [property: Description("In minor units: pence for GBP.")] long Budget,
    [property: Description("draft (staff only), voting, suspended, closed, counted, signedOnce, signedTwice, published or cancelled.")] string Phase,
    [property: Description("approval, knapsack, cumulative, ordinal or scoring.")] string Method,
    BallotLimits Limits,
    DateTimeOffset OpensAt,
    [property: Description("The instant from which no ballot is accepted.")] DateTimeOffset ClosesAt,
    [property: Description("IANA zone that deadlines are shown in.")] string TimeZone,
    [property: Description("greedy, greedy-stop, equal-shares, equal-shares+score or phragmen.")] string Rule,
    [property: Description("Hex SHA-256 of the rules as frozen at opening; null before.")] string? RulesHash,
    [property: Description("From when on no ballot was taken: closesAt, or earlier where voting was closed early; null until then.")] DateTimeOffset? ClosedAt,
    IReadOnlyList<ProjectBody> Projects)
{
    public static RoundBody Of(RoundView view)
    {
        var setup = view.Setup;
        return new RoundBody(
            view.Id, setup.Name, setup.Description, setup.Community, setup.Area, setup.Currency, setup.Budget.Pence,
            Words.Of(view.Phase), Words.Of(setup.Method), setup.Limits, setup.OpensAt, setup.ClosesAt, setup.TimeZone,
            CountingRuleNames.Name(setup.Counting.Rule), view.RulesHash, view.ClosedAt, [.. setup.Projects.Select(ProjectBody.Of)]);
    }
}

/// <summary>A project on the ballot.</summary>
internal sealed record ProjectBody(
    string Id,
    string Name,
    string Description,
    [property: Description("In minor units.")] long Cost,
    string? Area,
    IReadOnlyList<string> Categories,
    Place? Place,
    [property: Description("grant, council, supplier or unspecified.")] string Delivery,
    [property: Description("Shown, but not on the ballot and never funded.")] bool Withdrawn)
{
    public static ProjectBody Of(RoundProject project) => new(
        project.Id, project.Name, project.Description, project.Cost.Pence, project.Area, project.Categories, project.Place,
        Words.Of(project.Delivery), project.Withdrawn);
}

/// <summary>The phase after a move.</summary>
internal sealed record PhaseBody(string Phase);

/// <summary>Why a move is made; needed to suspend and to cancel.</summary>
internal sealed record ReasonBody(string? Reason);

/// <summary>A later close, with its reason.</summary>
internal sealed record ExtendBody(DateTimeOffset ClosesAt, string Reason);

/// <summary>Why a published result is to be set aside.</summary>
internal sealed record SetAsideBody([property: Description("Residents read it.")] string Reason);

/// <summary>A signature of what was read.</summary>
internal sealed record SignBody([property: Description("Of the sign-off that was read: hex SHA-256.")] string Digest);

/// <summary>What waits for a second person.</summary>
internal sealed record ProposalsBody(IReadOnlyList<ProposalBody> Proposals);

/// <summary>What one person has asked for.</summary>
internal sealed record ProposalBody(
    int Number,
    [property: Description("extend, void, destroyKeys or setAside.")] string Act,
    [property: Description("Who asked.")] string By,
    DateTimeOffset At,
    [property: Description("What both agree to: lines of name=value.")] string Text,
    [property: Description("Its SHA-256 in hex.")] string Digest);

/// <summary>An agreement to what was read.</summary>
internal sealed record AgreeBody([property: Description("Of the proposal that was read.")] int Number, [property: Description("Of the proposal that was read: hex SHA-256.")] string Digest);

/// <summary>What two people sign.</summary>
internal sealed record SignOffBody(
    [property: Description("The text that is signed: lines of name=value.")] string Sheet,
    [property: Description("Its SHA-256 in hex.")] string Digest,
    [property: Description("Where figures that must be the same are not; signed only when empty.")] IReadOnlyList<GapBody> Gaps,
    IReadOnlyList<SignatureBody> Signatures)
{
    public static SignOffBody Of(SignOffView view) => new(
        view.Sheet,
        view.Digest,
        [.. view.Figures.Gaps.Select(gap => new GapBody(Words.Of(gap.Line), gap.Expected, gap.Found, gap.Where))],
        [.. view.Signatures.Select(signature => new SignatureBody(signature.Name, signature.At))]);
}

/// <summary>Two figures that must be the same and are not.</summary>
internal sealed record GapBody(string Line, long Expected, long Found, string Where);

/// <summary>Who signed, and when.</summary>
internal sealed record SignatureBody(string By, DateTimeOffset At);

/// <summary>A round made from a Pabulib file.</summary>
internal sealed record CreatedBody(string Id, [property: Description("What was taken differently from how the file has it.")] IReadOnlyList<string> Notes);

/// <summary>A count of a round.</summary>
internal sealed record ResultBody(
    int Version,
    DateTimeOffset CountedAt,
    [property: Description("Hex SHA-256 over the counted ballots, so that two counts can be compared.")] string BallotsDigest,
    Ballots.TurnoutBody Turnout,
    [property: Description("The ids of the funded projects.")] IReadOnlyList<string> Selected,
    [property: Description("The count with every step.")] System.Text.Json.JsonElement Count);
