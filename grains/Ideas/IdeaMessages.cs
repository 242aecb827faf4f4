using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ideas;

/// <summary>Begin a draft. The same <paramref name="Draft"/> begun again is the same idea.</summary>
/// <param name="Draft">Made with the form, so that a form sent twice makes one idea.</param>
/// <param name="Origin">The workshop it was agreed on in, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.BeginIdea")]
public sealed record BeginIdea([property: Id(0)] Guid Draft, [property: Id(1)] IdeaText Text, [property: Id(2)] ResidentId By, [property: Id(3)] IdeaOrigin? Origin = null);

/// <summary>What became of a beginning.</summary>
/// <param name="Refusals">Empty when there is an idea now.</param>
/// <param name="Number">Its number.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.BegunOutcome")]
public sealed record BegunOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] int Number);

/// <summary>Replace what an idea says.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.SaveIdea")]
public sealed record SaveIdea([property: Id(0)] IdeaText Text, [property: Id(1)] ResidentId By);

/// <summary>A move asked for by an author, with words where it needs them.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.AuthorMove")]
public sealed record AuthorMove([property: Id(0)] IdeaMove Move, [property: Id(1)] ResidentId By, [property: Id(2)] string? Words = null);

/// <summary>Give an idea a photo, or with null take it away.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.SetPhoto")]
public sealed record SetPhoto([property: Id(0)] IdeaPhoto? Photo, [property: Id(1)] ResidentId By);

/// <summary>Invite somebody to be a co-author; whoever opens the link first may accept.</summary>
/// <param name="TokenHash">Hex SHA-256 of the token in the link; the token itself is never stored.</param>
/// <param name="Note">Whom it is meant for, in the inviter's words, seen by the authors only; may be empty.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.InviteCoAuthor")]
public sealed record InviteCoAuthor([property: Id(0)] string TokenHash, [property: Id(1)] string Note, [property: Id(2)] ResidentId By);

/// <summary>Take an invitation back.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.RevokeInvitation")]
public sealed record RevokeInvitation([property: Id(0)] string TokenHash, [property: Id(1)] ResidentId By);

/// <summary>Accept an invitation.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.JoinIdea")]
public sealed record JoinIdea([property: Id(0)] string TokenHash, [property: Id(1)] ResidentId By);

/// <summary>Stop being a co-author.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.LeaveIdea")]
public sealed record LeaveIdea([property: Id(0)] ResidentId By);

/// <summary>Record what officers found out.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.AssessIdea")]
public sealed record AssessIdea([property: Id(0)] Assessment Assessment, [property: Id(1)] StaffMember By);

/// <summary>A move asked for by an officer, with the words that its authors will read.</summary>
/// <param name="Into">The idea that it becomes part of, when it is merged.</param>
/// <param name="Delivery">Who would carry it out, when it is accepted.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.ReviewMove")]
public sealed record ReviewMove(
    [property: Id(0)] IdeaMove Move,
    [property: Id(1)] StaffMember By,
    [property: Id(2)] string? Words = null,
    [property: Id(3)] int? Into = null,
    [property: Id(4)] Delivery Delivery = Delivery.Unspecified);

/// <summary>Support an idea, or take support back.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.SupportIdea")]
public sealed record SupportIdea([property: Id(0)] bool Wanted, [property: Id(1)] ResidentId By);

/// <summary>What became of a command to an idea.</summary>
/// <param name="Refusals">Empty when it was done.</param>
/// <param name="Phase">The phase afterwards.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaOutcome")]
public sealed record IdeaOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] IdeaPhase Phase)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

/// <summary>A move and whether it may be made now by the one who asked; if not, what is missing in words.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaMoveView")]
public sealed record IdeaMoveView([property: Id(0)] IdeaMove Move, [property: Id(1)] bool Allowed, [property: Id(2)] ImmutableArray<string> Missing);

/// <summary>Who looks at an idea; all null for anyone.</summary>
/// <param name="Invitation">The hash of the invitation that somebody holds, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaReader")]
public sealed record IdeaReader([property: Id(0)] ResidentId? Resident, [property: Id(1)] StaffMember? Staff, [property: Id(2)] string? Invitation = null)
{
    /// <summary>Anyone.</summary>
    public static IdeaReader Anyone { get; } = new(null, null);
}

/// <summary>An invitation that nobody has accepted yet.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaInvitation")]
public sealed record IdeaInvitation([property: Id(0)] string TokenHash, [property: Id(1)] string Note, [property: Id(2)] DateTimeOffset At);

/// <summary>An idea as somebody may see it.</summary>
/// <param name="Moves">Every move, for the one who looks.</param>
/// <param name="Assessment">For its authors and staff, and once it is decided for anyone.</param>
/// <param name="Words">What the council said last: what to change, or why not; null when nothing.</param>
/// <param name="Invitations">For its authors.</param>
/// <param name="Story">What has happened, oldest first, as far as the one who looks may know.</param>
/// <param name="Origin">The workshop it comes from, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaView")]
public sealed record IdeaView(
    [property: Id(0)] string Round,
    [property: Id(1)] int Number,
    [property: Id(2)] IdeaPhase Phase,
    [property: Id(3)] IdeaText Text,
    [property: Id(4)] ImmutableArray<ResidentId> Authors,
    [property: Id(5)] IdeaPhoto? Photo,
    [property: Id(6)] long Supports,
    [property: Id(7)] bool Supported,
    [property: Id(8)] bool IsAuthor,
    [property: Id(9)] Assessment? Assessment,
    [property: Id(10)] string? Words,
    [property: Id(11)] string? Project,
    [property: Id(12)] int? MergedInto,
    [property: Id(13)] ImmutableArray<int> TookIn,
    [property: Id(14)] ImmutableArray<IdeaInvitation> Invitations,
    [property: Id(15)] ImmutableArray<IdeaMoveView> Moves,
    [property: Id(16)] ImmutableArray<IdeaStep> Story,
    [property: Id(17)] DateTimeOffset BegunAt,
    [property: Id(18)] DateTimeOffset? SubmittedAt,
    [property: Id(19)] bool MayEdit,
    [property: Id(20)] bool MaySupport,
    [property: Id(21)] bool IsInvited,
    [property: Id(22)] IdeaOrigin? Origin = null)
{
    /// <summary>Whether a move may be made by the one who looks.</summary>
    public bool Can(IdeaMove move) => Moves.Any(view => view.Move == move && view.Allowed);
}

/// <summary>What is missing from a decision that would otherwise be open, as <see cref="IdeaMoveView.Missing"/> says it.</summary>
public static class IdeaMissing
{
    /// <summary>The assessment.</summary>
    public const string Assessment = IdeaLifecycle.NotAssessed;

    /// <summary>An officer who did not decline it.</summary>
    public const string SameOfficer = IdeaLifecycle.SameOfficer;
}

/// <summary>What can happen to an idea, as its story tells it.</summary>
public enum IdeaStepKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A draft was begun.</summary>
    Begun = 1,

    /// <summary>It was put forward.</summary>
    Submitted = 2,

    /// <summary>Its text was changed after it had been put forward.</summary>
    Changed = 3,

    /// <summary>The review began.</summary>
    ReviewStarted = 4,

    /// <summary>It was assessed.</summary>
    Assessed = 5,

    /// <summary>Changes were asked for.</summary>
    ChangesAsked = 6,

    /// <summary>Changes were sent.</summary>
    ChangesSent = 7,

    /// <summary>It came onto the ballot.</summary>
    Accepted = 8,

    /// <summary>It was declined.</summary>
    Declined = 9,

    /// <summary>Its authors appealed.</summary>
    Appealed = 10,

    /// <summary>The appeal was allowed.</summary>
    AppealAllowed = 11,

    /// <summary>The appeal was rejected.</summary>
    AppealRejected = 12,

    /// <summary>It became part of another idea.</summary>
    Merged = 13,

    /// <summary>Another idea became part of it.</summary>
    TookIn = 14,

    /// <summary>It was withdrawn.</summary>
    Withdrawn = 15,

    /// <summary>It was taken off the ballot to be looked at again.</summary>
    Reconsidered = 16,

    /// <summary>Somebody accepted to be a co-author.</summary>
    Joined = 17,

    /// <summary>A co-author left.</summary>
    Left = 18,

    /// <summary>A photo was added or changed.</summary>
    PhotoSet = 19,

    /// <summary>The photo was taken away.</summary>
    PhotoTaken = 20,
}

/// <summary>Something that happened to an idea.</summary>
/// <param name="Resident">The resident who did it, or null when it was staff.</param>
/// <param name="Staff">The member of staff who did it, shown to staff only, or null.</param>
/// <param name="Words">What was said with it, or null.</param>
/// <param name="Idea">The other idea's number, where there is one.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaStep")]
public sealed record IdeaStep(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] IdeaStepKind Kind,
    [property: Id(2)] ResidentId? Resident = null,
    [property: Id(3)] string? Staff = null,
    [property: Id(4)] string? Words = null,
    [property: Id(5)] int? Idea = null);
