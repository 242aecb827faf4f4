namespace ParticipatoryHub.SignOff;

/// <summary>What takes two people besides the signatures of a result.</summary>
public enum JointKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Put the close of voting later.</summary>
    Extend = 1,

    /// <summary>Declare a ballot void.</summary>
    Void = 2,

    /// <summary>Destroy the round's keys.</summary>
    DestroyKeys = 3,

    /// <summary>Set a published result aside.</summary>
    SetAside = 4,
}

/// <summary>Why a ballot is void. The public record has this word and no other.</summary>
public enum VoidReason
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Whoever cast it had no right to vote in this round.</summary>
    NotEligible = 1,

    /// <summary>Whoever cast it has another ballot in the box, by another right.</summary>
    VotedTwice = 2,

    /// <summary>It was cast with a code by somebody the code did not belong to.</summary>
    CodeMisused = 3,

    /// <summary>It was cast to try out the service.</summary>
    TestVote = 4,
}

/// <summary>What one person has asked for, and another must agree to before it happens.</summary>
/// <param name="Number">Counted per round from 1.</param>
/// <param name="Reason">Why, in the words of whoever asked.</param>
/// <param name="Asked">Who asked, and when.</param>
/// <param name="Text">All of it as a text of lines, which both agree to.</param>
/// <param name="Digest">Its SHA-256 in hex.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.Proposal")]
public sealed record Proposal(
    [property: Id(0)] int Number,
    [property: Id(1)] JointKind Kind,
    [property: Id(2)] string? Reason,
    [property: Id(3)] Signature Asked,
    [property: Id(4)] string Text,
    [property: Id(5)] string Digest)
{
    /// <summary>The later close of an extension; else null.</summary>
    [Id(6)]
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Why a ballot is void; not set for anything else.</summary>
    [Id(7)]
    public VoidReason Void { get; init; }

    /// <summary>The leaf of the ballot in hex; null for anything else.</summary>
    [Id(8)]
    public string? Leaf { get; init; }
}

/// <summary>Ask that a ballot be declared void.</summary>
/// <param name="Code">The tracking code of the ballot, or the voter code that it was cast with.</param>
/// <param name="Note">What happened, for the second person and the audit log; not published.</param>
/// <param name="ProvenAt">When they last proved who they are.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.AskVoid")]
public sealed record AskVoid(
    [property: Id(0)] string Code,
    [property: Id(1)] VoidReason Why,
    [property: Id(2)] string Note,
    [property: Id(3)] People.StaffMember By,
    [property: Id(4)] DateTimeOffset ProvenAt)
{
    /// <summary>Not the code.</summary>
    public override string ToString() => nameof(AskVoid);
}

/// <summary>Ask that the keys of a round be destroyed.</summary>
/// <param name="ProvenAt">When they last proved who they are.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.AskKeyDestruction")]
public sealed record AskKeyDestruction([property: Id(0)] People.StaffMember By, [property: Id(1)] DateTimeOffset ProvenAt);

/// <summary>Ask that the published result be set aside, since an objection to it is upheld.</summary>
/// <param name="Reason">Why; it is on the public record.</param>
/// <param name="ProvenAt">When they last proved who they are.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.AskSetAside")]
public sealed record AskSetAside([property: Id(0)] string Reason, [property: Id(1)] People.StaffMember By, [property: Id(2)] DateTimeOffset ProvenAt);

/// <summary>Agree to what somebody else has asked for: then it happens.</summary>
/// <param name="Digest">The digest that was shown to whoever agrees.</param>
/// <param name="ProvenAt">When they last proved who they are.</param>
[GenerateSerializer, Immutable, Alias("hub.signoff.AgreeToProposal")]
public sealed record AgreeToProposal(
    [property: Id(0)] int Number,
    [property: Id(1)] string Digest,
    [property: Id(2)] People.StaffMember By,
    [property: Id(3)] DateTimeOffset ProvenAt);

/// <summary>Do not do what was asked for; both may say so, and any other who may agree.</summary>
[GenerateSerializer, Immutable, Alias("hub.signoff.DropProposal")]
public sealed record DropProposal([property: Id(0)] int Number, [property: Id(1)] People.StaffMember By);
