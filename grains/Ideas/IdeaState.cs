using System.Collections.Immutable;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Ideas;

/// <summary>What is stored of an idea, as JSON in its row; support is counted beside it.</summary>
internal sealed record IdeaState
{
    /// <summary>Steps of the story that are kept; an idea has some dozen.</summary>
    private const int StoryLength = 300;

    public IdeaPhase Phase { get; init; }

    public IdeaText Text { get; init; } = IdeaText.Empty;

    /// <summary>The one who began it first, then those who joined.</summary>
    public ImmutableArray<ResidentId> Authors { get; init; } = [];

    /// <summary>The workshop it was agreed on in.</summary>
    public IdeaOrigin? Origin { get; init; }

    public ImmutableArray<IdeaInvitation> Invitations { get; init; } = [];

    public IdeaPhoto? Photo { get; init; }

    public Assessment? Assessment { get; init; }

    /// <summary>What the council said last.</summary>
    public string? Words { get; init; }

    /// <summary>The id of the officer who declined it; another decides an appeal.</summary>
    public string? DeclinedBy { get; init; }

    public bool HasAppealed { get; init; }

    /// <summary>The project's id on the ballot; before Accepted, one that may have got there when accepting was cut off.</summary>
    public string? Project { get; init; }

    public int? MergedInto { get; init; }

    public ImmutableArray<int> TookIn { get; init; } = [];

    public DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public ImmutableArray<IdeaStep> Story { get; init; } = [];

    /// <summary>The last act of staff: appended to the audit log once it is written here, and again when the idea is read, which changes nothing.</summary>
    public AuditEntry? Audit { get; init; }

    /// <summary>The state after an event.</summary>
    public IdeaState With(IdeaEvent happened)
    {
        var next = Fold(happened) with { ChangedAt = happened.Step.At };
        return IsTold(happened) ? next with { Story = next.Story.Length < StoryLength ? next.Story.Add(happened.Step) : [.. next.Story.Skip(1), happened.Step] } : next;
    }

    private IdeaState Fold(IdeaEvent happened) => happened switch
    {
        IdeaBegun e => this with { Phase = IdeaPhase.Draft, Text = e.Text, Authors = [e.By], BegunAt = e.At, Origin = e.Origin },
        IdeaSaved e => this with { Text = e.Text },
        IdeaMoved e => Moved(e),
        IdeaAssessed e => this with { Assessment = e.Assessment },
        IdeaAccepted e => this with { Phase = IdeaPhase.Accepted, Project = e.Project, Words = e.Step.Words },
        IdeaBallotBound e => this with { Project = e.Project },
        IdeaMerged e => this with { Phase = IdeaPhase.Merged, MergedInto = e.Into, Words = e.Step.Words, Invitations = [], Project = null },
        IdeaTookIn e => this with { TookIn = TookIn.Add(e.Other), Authors = [.. Authors.Union(e.Authors)] },
        CoAuthorInvited e => this with { Invitations = Invitations.Add(e.Invitation) },
        InvitationRevoked e => this with { Invitations = Invitations.RemoveAll(invitation => invitation.TokenHash == e.TokenHash) },
        CoAuthorJoined e => this with { Authors = Authors.Add(e.By), Invitations = Invitations.RemoveAll(invitation => invitation.TokenHash == e.TokenHash) },
        CoAuthorLeft e => this with { Authors = Authors.Remove(e.By) },
        PhotoSet e => this with { Photo = e.Photo },
        _ => this,
    };

    private IdeaState Moved(IdeaMoved e) => this with
    {
        Phase = e.To,

        // A draft that is deleted leaves nothing that anybody wrote.
        Text = Phase == IdeaPhase.Draft && e.To == IdeaPhase.Withdrawn ? IdeaText.Empty : Text,
        Photo = Phase == IdeaPhase.Draft && e.To == IdeaPhase.Withdrawn ? null : Photo,
        Words = e.Step.Kind is IdeaStepKind.ChangesAsked or IdeaStepKind.Declined or IdeaStepKind.AppealRejected or IdeaStepKind.AppealAllowed or IdeaStepKind.Reconsidered
            ? e.Step.Words
            : Words,
        SubmittedAt = e.Step.Kind == IdeaStepKind.Submitted ? e.Step.At : SubmittedAt,
        DeclinedBy = e.Step.Kind == IdeaStepKind.Declined ? e.OfficerId : DeclinedBy,
        HasAppealed = HasAppealed || e.Step.Kind == IdeaStepKind.Appealed,
        Project = null,
        Invitations = e.To == IdeaPhase.Withdrawn ? [] : Invitations,
    };

    // A draft's many savings are nobody's news.
    private bool IsTold(IdeaEvent happened) =>
        happened.Step.Kind != IdeaStepKind.Unspecified && (Phase != IdeaPhase.Draft || happened.Step.Kind is not (IdeaStepKind.Changed or IdeaStepKind.PhotoSet or IdeaStepKind.PhotoTaken));
}
