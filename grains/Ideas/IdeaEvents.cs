using ParticipatoryHub.People;

namespace ParticipatoryHub.Ideas;

/// <summary>Something that happened to an idea, as its story tells it.</summary>
internal abstract record IdeaEvent(IdeaStep Step);

internal sealed record IdeaBegun(IdeaText Text, ResidentId By, DateTimeOffset At, IdeaOrigin? Origin = null) : IdeaEvent(new IdeaStep(At, IdeaStepKind.Begun, By));

internal sealed record IdeaSaved(IdeaText Text, ResidentId By, DateTimeOffset At) : IdeaEvent(new IdeaStep(At, IdeaStepKind.Changed, By));

internal sealed record IdeaMoved(IdeaPhase To, IdeaStep Step, string? OfficerId = null) : IdeaEvent(Step);

internal sealed record IdeaAssessed(Assessment Assessment, StaffMember By, DateTimeOffset At) : IdeaEvent(new IdeaStep(At, IdeaStepKind.Assessed, Staff: By.Name));

internal sealed record IdeaAccepted(string Project, IdeaStep Step) : IdeaEvent(Step);

/// <summary>About to be put on the ballot: stored first, so that whatever falls over, the project is known of and can be taken off again.</summary>
internal sealed record IdeaBallotBound(string Project, DateTimeOffset At) : IdeaEvent(new IdeaStep(At, IdeaStepKind.Unspecified));

internal sealed record IdeaMerged(int Into, IdeaStep Step) : IdeaEvent(Step);

/// <summary>Another idea became part of this one; its authors are co-authors now.</summary>
internal sealed record IdeaTookIn(int Other, IReadOnlyList<ResidentId> Authors, IdeaStep Step) : IdeaEvent(Step);

internal sealed record CoAuthorInvited(IdeaInvitation Invitation, ResidentId By) : IdeaEvent(new IdeaStep(Invitation.At, IdeaStepKind.Unspecified, By));

internal sealed record InvitationRevoked(string TokenHash, ResidentId By, DateTimeOffset At) : IdeaEvent(new IdeaStep(At, IdeaStepKind.Unspecified, By));

internal sealed record CoAuthorJoined(string TokenHash, ResidentId By, DateTimeOffset At) : IdeaEvent(new IdeaStep(At, IdeaStepKind.Joined, By));

internal sealed record CoAuthorLeft(ResidentId By, DateTimeOffset At) : IdeaEvent(new IdeaStep(At, IdeaStepKind.Left, By));

internal sealed record PhotoSet(IdeaPhoto? Photo, ResidentId By, DateTimeOffset At)
    : IdeaEvent(new IdeaStep(At, Photo is null ? IdeaStepKind.PhotoTaken : IdeaStepKind.PhotoSet, By));
