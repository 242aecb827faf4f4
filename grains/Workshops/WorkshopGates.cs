using System.Collections.Frozen;

namespace ParticipatoryHub.Workshops;

/// <summary>When a command may be given at all.</summary>
internal enum GateTime
{
    /// <summary>Until it is published.</summary>
    Always,

    /// <summary>While it is open, in any stage or none.</summary>
    Open,

    /// <summary>While it is open and the stage's rules let participants write.</summary>
    Writing,

    /// <summary>While it is open and past gathering: the board is there to be worked on.</summary>
    Board,

    /// <summary>While it is open and the stage's rules give dots.</summary>
    Voting,

    /// <summary>While it is open and the stage's rules let participants comment.</summary>
    Commenting,

    /// <summary>While it is open and the stage's rules have a queue to speak.</summary>
    Speaking,

    /// <summary>While it is open or closed: outcomes are settled afterwards, too.</summary>
    Settling,

    /// <summary>In the stage of feedback, and after the close.</summary>
    Feedback,
}

/// <summary>Who may give a command, and when.</summary>
/// <param name="Participants">Participants may.</param>
/// <param name="Hosts">Table hosts may.</param>
/// <param name="Facilitator">The facilitator may.</param>
internal sealed record Gate(GateTime When, bool Participants, bool Hosts, bool Facilitator);

/// <summary>One table of who may ask what, and when; the rules of each command look at the rest.</summary>
internal static class WorkshopGates
{
    /// <summary>Every command.</summary>
    public static FrozenDictionary<Type, Gate> Table { get; } = new Dictionary<Type, Gate>
    {
        [typeof(PrepareWorkshop)] = Leads(GateTime.Always),
        [typeof(MoveWorkshop)] = Leads(GateTime.Always),
        [typeof(ShareBoard)] = Leads(GateTime.Always),
        [typeof(BeginStage)] = Leads(GateTime.Open),
        [typeof(ExtendStage)] = Leads(GateTime.Open),
        [typeof(HideNote)] = Leads(GateTime.Settling),
        [typeof(PeekNote)] = Leads(GateTime.Open),
        [typeof(ShowDots)] = Leads(GateTime.Settling),
        [typeof(HideComment)] = Leads(GateTime.Settling),
        [typeof(CallHand)] = Leads(GateTime.Open),
        [typeof(Park)] = Leads(GateTime.Board),
        [typeof(Agree)] = Leads(GateTime.Settling),
        [typeof(AskToHost)] = Leads(GateTime.Open),
        [typeof(RemoveParticipant)] = Leads(GateTime.Open),
        [typeof(PointAt)] = Leads(GateTime.Open),
        [typeof(Summarise)] = Looks(GateTime.Settling),
        [typeof(AddTableNote)] = Looks(GateTime.Writing),
        [typeof(PlaceTableDots)] = Looks(GateTime.Voting),
        [typeof(CountTable)] = Looks(GateTime.Open),
        [typeof(CarryUp)] = Looks(GateTime.Board),
        [typeof(RaiseTableHand)] = Looks(GateTime.Speaking),
        [typeof(LowerTableHand)] = Looks(GateTime.Speaking),
        [typeof(GiveTableFeedback)] = Looks(GateTime.Feedback),
        [typeof(TranslateNote)] = Looks(GateTime.Settling),
        [typeof(WriteNote)] = Takes(GateTime.Writing),
        [typeof(EditNote)] = Takes(GateTime.Writing),
        [typeof(WithdrawNote)] = Takes(GateTime.Writing),
        [typeof(PlaceDots)] = Takes(GateTime.Voting),
        [typeof(RaiseHand)] = Takes(GateTime.Speaking),
        [typeof(SitAt)] = Takes(GateTime.Open),
        [typeof(IntroduceSelf)] = Takes(GateTime.Open),
        [typeof(DescribeSelf)] = Takes(GateTime.Open),
        [typeof(GiveFeedback)] = Takes(GateTime.Feedback),
        [typeof(AddComment)] = Anyone(GateTime.Commenting),
        [typeof(ApproveTranslation)] = Anyone(GateTime.Settling),
        [typeof(MakeGroup)] = Anyone(GateTime.Board),
        [typeof(NameGroup)] = Anyone(GateTime.Board),
        [typeof(MergeGroups)] = Anyone(GateTime.Board),
        [typeof(SplitGroup)] = Anyone(GateTime.Board),
        [typeof(MoveNotes)] = Anyone(GateTime.Board),
        [typeof(UndoMove)] = Anyone(GateTime.Board),
    }.ToFrozenDictionary();

    private static Gate Leads(GateTime when) => new(when, Participants: false, Hosts: false, Facilitator: true);

    private static Gate Looks(GateTime when) => new(when, Participants: false, Hosts: true, Facilitator: true);

    private static Gate Takes(GateTime when) => new(when, Participants: true, Hosts: true, Facilitator: false);

    private static Gate Anyone(GateTime when) => new(when, Participants: true, Hosts: true, Facilitator: true);

    /// <summary>Why a command may not be given now by somebody, whatever it says; null when it may.</summary>
    public static Refused? WhyNot(WorkshopState state, WorkshopRole role, WorkshopCommand command)
    {
        var gate = Table[command.GetType()];
        var allowed = role switch
        {
            WorkshopRole.Facilitator => gate.Facilitator,
            WorkshopRole.TableHost => gate.Hosts,
            WorkshopRole.Participant => gate.Participants,
            _ => false,
        };
        if (!allowed)
        {
            return role switch
            {
                WorkshopRole.Removed => new Refused("removed", "You were removed from this workshop by its facilitator."),
                WorkshopRole.Stranger or WorkshopRole.Reader => new Refused("not-joined", "Join the workshop first."),
                WorkshopRole.Facilitator => new Refused("participants-only", "This is for participants; join the workshop on a phone to take part yourself."),
                _ => new Refused("not-yours", "Only the facilitator can do this."),
            };
        }

        return state.Phase == WorkshopPhase.Unspecified && command is not PrepareWorkshop
            ? new Refused("no-workshop", "There is no such workshop.")
            : WhyNotNow(state, role, gate.When) ?? MayGroup(state, role, command);
    }

    private static Refused? WhyNotNow(WorkshopState state, WorkshopRole role, GateTime when)
    {
        var rules = state.Now()?.Rules;
        var closed = state.Phase == WorkshopPhase.Closed;
        if (when == GateTime.Always || (when is GateTime.Settling or GateTime.Feedback && closed))
        {
            return state.Phase == WorkshopPhase.Published && when == GateTime.Always ? new Refused("published", "The workshop is published, and stays as it is.") : null;
        }

        if (state.Phase != WorkshopPhase.Open)
        {
            return state.Phase switch
            {
                WorkshopPhase.Draft => new Refused("not-open", "The workshop has not been opened yet."),
                WorkshopPhase.Paused => new Refused("paused", $"The workshop is paused: {state.Reason}"),
                _ => new Refused("closed", "The workshop is over."),
            };
        }

        var gathering = state.Now() is null or { Kind: WorkshopStage.Gather };
        var open = when switch
        {
            GateTime.Writing => rules is { MayWrite: true } || (role == WorkshopRole.Facilitator && rules is not null),
            GateTime.Board => !gathering,
            GateTime.Voting => rules is { DotsEach: > 0 },
            GateTime.Commenting => !gathering && (rules is { MayComment: true } || role == WorkshopRole.Facilitator),
            GateTime.Speaking => rules is { MayRaiseHand: true },
            GateTime.Feedback => state.Now() is { Kind: WorkshopStage.Feedback },
            _ => true,
        };
        return open ? null : new Refused("not-this-stage", "This is not part of the stage that the workshop is in.");
    }

    private static Refused? MayGroup(WorkshopState state, WorkshopRole role, WorkshopCommand command) =>
        role == WorkshopRole.Participant
        && command is MakeGroup or NameGroup or MergeGroups or SplitGroup or MoveNotes or UndoMove
        && state.Now() is not { Rules.MayGroup: true }
            ? new Refused("not-this-stage", "In this stage, the facilitator puts notes together.")
            : null;
}
