using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ideas;

/// <summary>A decision: refusals, or what happened; neither when it had happened already.</summary>
internal readonly record struct IdeaDecision(ImmutableArray<Refused> Refusals, IdeaEvent? Happened)
{
    public static IdeaDecision Nothing { get; } = new([], null);

    public static implicit operator IdeaDecision(Refused refused) => new([refused], null);

    public static implicit operator IdeaDecision(IdeaEvent happened) => new([], happened);
}

/// <summary>What may be done to an idea and what comes of it: pure decisions on the state, the round's call, the command and the instant.</summary>
internal static class IdeaRules
{
    public const int LongestWords = 2_000;
    public const int MostAuthors = 10;
    public const int MostInvitations = 10;

    public static Refused NotFound { get; } = new("idea-unknown", "There is no such idea.");

    public static Refused NotAuthor { get; } = new("not-author", IdeaLifecycle.NotAuthor);

    public static Refused NotReviewer { get; } = new("not-yours", IdeaLifecycle.NotReviewer);

    public static bool MayReview(StaffMember by) => by.May(StaffAct.ReviewIdeas);

    public static bool IsWaiting(IdeaPhase phase) => phase is IdeaPhase.Submitted or IdeaPhase.InReview or IdeaPhase.ChangesAsked or IdeaPhase.Appealed;

    /// <summary>Whether its authors may change what it says.</summary>
    public static bool MayEdit(IdeaState state, RoundPhase round) => state.Phase switch
    {
        IdeaPhase.Draft or IdeaPhase.Submitted => round == RoundPhase.Ideas,
        IdeaPhase.ChangesAsked => IsBeforeVoting(round),
        _ => false,
    };

    /// <summary>Whether residents may support it.</summary>
    public static bool MaySupport(IdeaState state, RoundPhase round) =>
        IsBeforeVoting(round) && state.Phase is IdeaPhase.Submitted or IdeaPhase.InReview or IdeaPhase.ChangesAsked or IdeaPhase.Appealed;

    /// <summary>Why a resident may not support it or take support back; null when they may.</summary>
    public static Refused? RefuseSupport(IdeaState state, CallForIdeas call, SupportIdea command) =>
        !MaySupport(state, call.Phase) ? new Refused("support-not-taken", $"An idea that is {IdeaWords.Of(state.Phase)} cannot be supported now.")
        : state.Authors.Contains(command.By) ? new Refused("own-idea", "It is your own idea; support is for others to give.")
        : null;

    public static ImmutableArray<Refused> RefuseBegin(CallForIdeas? call, BeginIdea command) =>
        call is not { Phase: RoundPhase.Ideas } ? [new("ideas-not-taken", IdeaLifecycle.NotTaken)]
        : command.Draft == Guid.Empty ? [new("draft-missing", "A draft needs an id of its own.")]
        : IdeaTextRules.Check(command.Text, call.Call);

    public static IdeaDecision Save(IdeaState state, CallForIdeas call, SaveIdea command, DateTimeOffset now) =>
        !state.Authors.Contains(command.By) ? NotAuthor
        : !MayEdit(state, call.Phase) ? new Refused("idea-fixed", $"An idea that is {IdeaWords.Of(state.Phase)} cannot be changed now.")
        : (state.Phase == IdeaPhase.Submitted ? IdeaTextRules.CheckComplete(command.Text, call.Call) : IdeaTextRules.Check(command.Text, call.Call)) is { IsEmpty: false } wrong
            ? new IdeaDecision(wrong, null)
        : command.Text == state.Text ? IdeaDecision.Nothing
        : new IdeaSaved(command.Text, command.By, now);

    public static IdeaDecision Move(IdeaState state, CallForIdeas call, AuthorMove command, DateTimeOffset now)
    {
        var (move, by, words) = command;
        if (!state.Authors.Contains(by) || move is not (IdeaMove.Submit or IdeaMove.Withdraw or IdeaMove.SendChanges or IdeaMove.Appeal))
        {
            return NotAuthor;
        }

        var (kind, there) = move switch
        {
            IdeaMove.Submit => (IdeaStepKind.Submitted, IdeaPhase.Submitted),
            IdeaMove.Withdraw => (IdeaStepKind.Withdrawn, IdeaPhase.Withdrawn),
            IdeaMove.SendChanges => (IdeaStepKind.ChangesSent, IdeaPhase.InReview),
            _ => (IdeaStepKind.Appealed, IdeaPhase.Appealed),
        };
        if (state.Phase == there && state.Story is [.., { } last] && last.Kind == kind)
        {
            return IdeaDecision.Nothing;
        }

        var lifecycle = new IdeaLifecycle(state.Phase, Facts(state, call, new IdeaReader(by, null)));
        if (lifecycle.Ask(move) is { Allowed: false } asked)
        {
            var gaps = move is IdeaMove.Submit or IdeaMove.SendChanges && asked.Missing is [IdeaLifecycle.Incomplete] ? IdeaTextRules.CheckComplete(state.Text, call.Call) : [];
            return new IdeaDecision(gaps.IsEmpty ? Say(asked) : gaps, null);
        }

        return RefuseWords(words, needed: move == IdeaMove.Appeal, "Say why you think the decision is wrong.") is { } refused
            ? refused
            : new IdeaMoved(lifecycle.After(move), new IdeaStep(now, kind, by, Words: Trimmed(words)));
    }

    public static IdeaDecision SetPhoto(IdeaState state, CallForIdeas call, SetPhoto command, DateTimeOffset now) =>
        !state.Authors.Contains(command.By) ? NotAuthor
        : !MayEdit(state, call.Phase) ? new Refused("idea-fixed", $"An idea that is {IdeaWords.Of(state.Phase)} cannot be changed now.")
        : command.Photo is { Alt.Length: 0 or > 300 } ? new Refused("alt-missing", "Say in at most 300 characters what the photo shows, for people who cannot see it.", "alt")
        : command.Photo == state.Photo ? IdeaDecision.Nothing
        : new PhotoSet(command.Photo, command.By, now);

    public static IdeaDecision Invite(IdeaState state, InviteCoAuthor command, DateTimeOffset now) =>
        !state.Authors.Contains(command.By) ? NotAuthor
        : IsOver(state.Phase) ? new Refused("idea-over", $"Nobody can join an idea that is {IdeaWords.Of(state.Phase)}.")
        : command.TokenHash.Length != 64 || command.Note.Length > 200 ? new Refused("invitation-unfit", "Say in at most 200 characters whom the invitation is for.", "note")
        : state.Invitations.Any(known => known.TokenHash == command.TokenHash) ? IdeaDecision.Nothing
        : state.Invitations.Length >= MostInvitations || state.Authors.Length + state.Invitations.Length > MostAuthors
            ? new Refused("invitations-too-many", $"An idea may have at most {MostAuthors} authors. Take an invitation back first.")
        : new CoAuthorInvited(new IdeaInvitation(command.TokenHash, command.Note.Trim(), now), command.By);

    public static IdeaDecision Revoke(IdeaState state, RevokeInvitation command, DateTimeOffset now) =>
        !state.Authors.Contains(command.By) ? NotAuthor
        : state.Invitations.All(known => known.TokenHash != command.TokenHash) ? IdeaDecision.Nothing
        : new InvitationRevoked(command.TokenHash, command.By, now);

    public static IdeaDecision Join(IdeaState state, JoinIdea command, DateTimeOffset now) =>
        state.Authors.Contains(command.By) ? IdeaDecision.Nothing
        : state.Invitations.All(known => known.TokenHash != command.TokenHash)
            ? new Refused("invitation-unknown", "This invitation has been used or taken back. Ask the author for a new one.")
        : new CoAuthorJoined(command.TokenHash, command.By, now);

    public static IdeaDecision Leave(IdeaState state, LeaveIdea command, DateTimeOffset now) =>
        !state.Authors.Contains(command.By) ? IdeaDecision.Nothing
        : state.Authors.Length == 1 ? new Refused("last-author", "You are its only author. To take the idea back, withdraw it.")
        : new CoAuthorLeft(command.By, now);

    public static IdeaDecision Assess(IdeaState state, CallForIdeas call, AssessIdea command, DateTimeOffset now)
    {
        if (!MayReview(command.By))
        {
            return NotReviewer;
        }

        if (!IsBeforeVoting(call.Phase) || state.Phase is not (IdeaPhase.InReview or IdeaPhase.ChangesAsked))
        {
            return new Refused("wrong-phase", "An idea can be assessed only while it is reviewed.");
        }

        var wrong = new List<Refused>();
        var (feasibility, why, cost, costWhy) = command.Assessment;
        if (feasibility is < Feasibility.Feasible or > Feasibility.NotFeasible)
        {
            wrong.Add(new("feasibility-missing", "Say whether it can be done.", "feasibility"));
        }

        AddWords(wrong, why, true, "Say why it can or cannot be done.", "feasibilityReason");
        if (feasibility != Feasibility.NotFeasible && (cost is not { } amount || amount.Pence < 0 || amount.Pence > RoundSetupRules.MostMoney))
        {
            wrong.Add(new("cost-missing", "Say what it costs; nothing is an answer too.", "cost"));
        }

        AddWords(wrong, costWhy, feasibility != Feasibility.NotFeasible, "Say what the cost is made of.", "costReason");
        return wrong.Count > 0 ? new IdeaDecision([.. wrong], null)
            : command.Assessment == state.Assessment ? IdeaDecision.Nothing
            : new IdeaAssessed(command.Assessment, command.By, now);
    }

    /// <summary>Decides an officer's move; for Accept and Merge the grain has more to do before it is written.</summary>
    public static IdeaDecision Review(int number, IdeaState state, CallForIdeas call, ReviewMove command, DateTimeOffset now)
    {
        var (move, by, words, into, delivery) = command;
        if (!MayReview(by))
        {
            return NotReviewer;
        }

        if (Kind(move) is not { } kind)
        {
            return new Refused("wrong-phase", IdeaWords.WrongPhase(state.Phase));
        }

        if (state.Story is [.., { } last] && last.Kind == kind && new IdeaLifecycle(state.Phase, default).Ask(move).Missing is [var why] && why == IdeaWords.WrongPhase(state.Phase))
        {
            return IdeaDecision.Nothing;
        }

        var lifecycle = new IdeaLifecycle(state.Phase, Facts(state, call, new IdeaReader(null, by)));
        if (lifecycle.Ask(move) is { Allowed: false } asked)
        {
            return new IdeaDecision(Say(asked), null);
        }

        if (RefuseWords(words, NeedsWords(move), "Say why; the authors will read it.") is { } refused)
        {
            return refused;
        }

        var step = new IdeaStep(now, kind, Staff: by.Name, Words: Trimmed(words), Idea: into);
        return move switch
        {
            IdeaMove.Accept when delivery == Delivery.Unspecified => new Refused("delivery-missing", "Say who would carry it out.", "delivery"),
            IdeaMove.Accept when state.Assessment!.Feasibility == Feasibility.NotFeasible =>
                new Refused("not-feasible", "The assessment says that it cannot be done. Change the assessment, or decline the idea.", "move"),
            IdeaMove.Accept => new IdeaAccepted(ProjectId(number), step with { Idea = null }),
            IdeaMove.Merge when into is null or 0 => new Refused("into-missing", "Choose the idea that it becomes part of.", "into"),
            IdeaMove.Merge when into == number => new Refused("into-itself", "An idea cannot become part of itself.", "into"),
            IdeaMove.Merge => new IdeaMerged(into!.Value, step),
            _ => new IdeaMoved(lifecycle.After(move), step with { Idea = null }, by.Id),
        };
    }

    /// <summary>What it means for the other idea that this one becomes part of it.</summary>
    public static IdeaDecision TakeIn(IdeaState target, int other, IdeaState merged, IdeaStep step) =>
        target.Phase is not (IdeaPhase.Submitted or IdeaPhase.InReview or IdeaPhase.ChangesAsked or IdeaPhase.Accepted)
            ? new Refused("into-unfit", $"Idea {step.Idea} is {IdeaWords.Of(target.Phase)}; nothing can become part of it.", "into")
            : new IdeaTookIn(other, merged.Authors, step with { Kind = IdeaStepKind.TookIn, Idea = other });

    /// <summary>The project that an accepted idea becomes.</summary>
    public static RoundProject Project(int number, IdeaState state, Delivery delivery) => new(
        ProjectId(number),
        state.Text.Title,
        state.Text.What,
        state.Assessment!.Cost ?? Money.Zero,
        state.Text.Area,
        state.Text.Category is { } category ? [category] : [],
        null,
        delivery,
        false,
        ImmutableSortedDictionary<string, string>.Empty,
        number);

    public static string ProjectId(int number) => $"idea-{number}";

    public static IdeaFacts Facts(IdeaState state, CallForIdeas call, IdeaReader reader) => new(
        reader.Resident is { } resident && state.Authors.Contains(resident),
        reader.Staff is { } staff && MayReview(staff),
        call.Phase == RoundPhase.Ideas,
        IsBeforeVoting(call.Phase),
        IdeaTextRules.CheckComplete(state.Text, call.Call).IsEmpty,
        state.Assessment is not null,
        !state.HasAppealed,
        reader.Staff?.Id != state.DeclinedBy);

    /// <summary>Whether a move says something to the authors.</summary>
    public static bool NeedsWords(IdeaMove move) =>
        move is IdeaMove.AskForChanges or IdeaMove.Decline or IdeaMove.Merge or IdeaMove.AllowAppeal or IdeaMove.RejectAppeal or IdeaMove.Reconsider;

    private static bool IsBeforeVoting(RoundPhase phase) => phase is RoundPhase.Ideas or RoundPhase.Review;

    private static bool IsOver(IdeaPhase phase) => phase is IdeaPhase.Merged or IdeaPhase.Withdrawn or IdeaPhase.Unspecified;

    private static IdeaStepKind? Kind(IdeaMove move) => move switch
    {
        IdeaMove.StartReview => IdeaStepKind.ReviewStarted,
        IdeaMove.AskForChanges => IdeaStepKind.ChangesAsked,
        IdeaMove.Accept => IdeaStepKind.Accepted,
        IdeaMove.Decline => IdeaStepKind.Declined,
        IdeaMove.Merge => IdeaStepKind.Merged,
        IdeaMove.AllowAppeal => IdeaStepKind.AppealAllowed,
        IdeaMove.RejectAppeal => IdeaStepKind.AppealRejected,
        IdeaMove.Reconsider => IdeaStepKind.Reconsidered,
        _ => null,
    };

    private static ImmutableArray<Refused> Say(IdeaMoveView asked) => [.. asked.Missing.Select(sentence => new Refused(Code(sentence), sentence))];

    private static string Code(string sentence) => sentence switch
    {
        IdeaLifecycle.NotAuthor => "not-author",
        IdeaLifecycle.NotReviewer => "not-yours",
        IdeaLifecycle.NotTaken => "ideas-not-taken",
        IdeaLifecycle.TooLate => "ideas-too-late",
        IdeaLifecycle.Incomplete => "idea-incomplete",
        IdeaLifecycle.NotAssessed => "not-assessed",
        IdeaLifecycle.AppealedBefore => "appealed-before",
        IdeaLifecycle.SameOfficer => "same-officer",
        _ => "wrong-phase",
    };

    private static Refused? RefuseWords(string? words, bool needed, string sentence)
    {
        var wrong = new List<Refused>();
        AddWords(wrong, words, needed, sentence, "words");
        return wrong.FirstOrDefault();
    }

    private static void AddWords(List<Refused> wrong, string? words, bool needed, string sentence, string field)
    {
        if (needed && string.IsNullOrWhiteSpace(words))
        {
            wrong.Add(new($"{field}-missing", sentence, field));
        }
        else if (words?.Length > LongestWords)
        {
            wrong.Add(new($"{field}-too-long", $"This may have at most {LongestWords:N0} characters; it has {words.Length:N0}.", field));
        }
    }

    private static string? Trimmed(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
