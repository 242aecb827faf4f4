using System.Collections.Immutable;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Workshops;

/// <summary>Who gives a command, as the workshop knows them.</summary>
/// <param name="Number">A participant's number, or 0.</param>
internal sealed record Caller(WorkshopRole Role, long Number, Actor By);

/// <summary>What is decided: a refusal, or what happens. Neither means that everything is so already.</summary>
internal sealed record WorkshopDecision(ImmutableArray<Refused> Refusals, ImmutableArray<WorkshopEvent> Events, string? Text = null)
{
    public static WorkshopDecision No(string code, string sentence, string? field = null) => new([new Refused(code, sentence, field)], []);

    public static WorkshopDecision No(Refused refused) => new([refused], []);

    public static WorkshopDecision Yes(params ImmutableArray<WorkshopEvent> events) => new([], events);
}

/// <summary>What may happen in a workshop: pure decisions over its state. The gates come first, then what each command needs.</summary>
internal static partial class WorkshopRules
{
    /// <summary>The most notes, groups and comments that one workshop takes.</summary>
    public const int MostThings = 20_000;

    /// <summary>The most participants.</summary>
    public const int MostPeople = 5_000;

    private const int MostMoved = 500;

    /// <summary>Refuses a command or says what happens.</summary>
    /// <param name="code">What chance made for the command: the join code of a first preparation, the key of a link to read the board.</param>
    public static WorkshopDecision Decide(WorkshopState state, Caller caller, WorkshopCommand command, DateTimeOffset now, string code = "")
    {
        if (WorkshopGates.WhyNot(state, caller.Role, command) is { } refused)
        {
            return WorkshopDecision.No(refused);
        }

        return command switch
        {
            PrepareWorkshop c => Prepare(state, c, code),
            MoveWorkshop c => Move(state, c),
            BeginStage c => Begin(state, c, now),
            ExtendStage c => Extend(state, c, now),
            WriteNote c => Write(state, caller, c),
            EditNote c => Edit(state, caller, c),
            WithdrawNote c => Withdraw(state, caller, c),
            HideNote c => Hide(state, c),
            PeekNote c => Peek(state, c),
            AddTableNote c => AddForTable(state, caller, c),
            TranslateNote c => Translate(state, caller, c),
            ApproveTranslation c => SettleTranslation(state, caller, c),
            RaiseTableHand or LowerTableHand or GiveTableFeedback => DecideForTable(state, caller, command),
            ShareBoard c => c.Shared == state.ReaderKey is not null ? WorkshopDecision.Yes() : WorkshopDecision.Yes(new BoardShared(c.Shared ? code : null)),
            MakeGroup or NameGroup or MergeGroups or SplitGroup or MoveNotes or UndoMove or CarryUp => DecideGrouping(state, caller, command),
            PlaceDots or PlaceTableDots or ShowDots => DecideDots(state, caller, command),
            AddComment or HideComment or RaiseHand or CallHand or Park or Summarise or Agree or PointAt => DecideTalk(state, caller, command),
            _ => DecidePeople(state, caller, command),
        };
    }

    /// <summary>Whether a person may join, and with what name.</summary>
    public static WorkshopDecision Join(WorkshopState state, string tokenHash, string? name, int table)
    {
        if (state.Phase is not (WorkshopPhase.Open or WorkshopPhase.Paused))
        {
            return WorkshopDecision.No("not-open", state.Phase switch
            {
                WorkshopPhase.Draft => "The workshop has not begun yet; try again when the facilitator says so.",
                WorkshopPhase.Unspecified => "There is no such workshop.",
                _ => "The workshop is over.",
            });
        }

        if (state.People.Count >= MostPeople)
        {
            return WorkshopDecision.No("full", "The workshop is full.");
        }

        var clean = Clean(name);
        return WhyNotName(clean) is { } refused ? WorkshopDecision.No(refused)
            : WhyNoTable(state, table) is { } noTable ? WorkshopDecision.No(noTable)
            : WorkshopDecision.Yes(new ParticipantJoined(tokenHash, clean, table));
    }

    private static WorkshopDecision Prepare(WorkshopState state, PrepareWorkshop c, string code)
    {
        var refusals = WorkshopSetupRules.Check(c.Setup);
        if (!refusals.IsEmpty)
        {
            return new WorkshopDecision(refusals, []);
        }

        // What has begun is what people took part in; only what is still to come can change.
        if (state.Stage >= 0 && (c.Setup.Agenda.Length <= state.Stage
            || !state.Setup!.Agenda.Take(state.Stage + 1).SequenceEqual(c.Setup.Agenda.Take(state.Stage + 1))
            || state.Setup.ShowsAuthors != c.Setup.ShowsAuthors))
        {
            return WorkshopDecision.No("stage-begun", "Stages that have begun, and whether authors are shown, stay as they are.", "agenda");
        }

        // What a workshop rehearses is said when it is made, and stays.
        var setup = c.Setup with { Questions = c.Setup.Questions.IsDefault ? [] : c.Setup.Questions, RehearsalOf = (state.Setup ?? c.Setup).RehearsalOf };
        return setup.Tables < (state.Setup?.Tables ?? 0) && state.Phase != WorkshopPhase.Draft
            ? WorkshopDecision.No("tables-in-use", "Tables cannot be taken away while the workshop runs.", "tables")
            : WorkshopDecision.Yes(new WorkshopPrepared(setup, state.Code.Length > 0 ? state.Code : code));
    }

    private static WorkshopDecision Move(WorkshopState state, MoveWorkshop c)
    {
        var reason = Clean(c.Reason);
        var lifecycle = new WorkshopLifecycle(state.Phase, new WorkshopFacts(MayLead: true, state.Setup is not null, reason is not null));
        if (c.Move == WorkshopMove.Publish && state.Setup is { RehearsalOf: not null })
        {
            return WorkshopDecision.No("rehearsal", "A rehearsal is not published. Throw it away when you have seen enough.");
        }

        if (reason is { Length: > 300 })
        {
            return WorkshopDecision.No("too-long", "Keep the reason to 300 characters.", "reason");
        }

        var missing = lifecycle.Missing(c.Move);
        return missing.IsEmpty
            ? WorkshopDecision.Yes(new PhaseMoved(lifecycle.After(c.Move), c.Move is WorkshopMove.Pause or WorkshopMove.Reopen ? reason : null))
            : new WorkshopDecision([.. missing.Select(sentence => new Refused("wrong-move", sentence, sentence == WorkshopLifecycle.NeedsReason ? "reason" : null))], []);
    }

    private static WorkshopDecision Begin(WorkshopState state, BeginStage c, DateTimeOffset now)
    {
        if (c.Index < 0 || c.Index >= state.Setup!.Agenda.Length)
        {
            return WorkshopDecision.No("no-stage", "The agenda has no such stage.");
        }

        if (c.Index == state.Stage)
        {
            return WorkshopDecision.Yes();
        }

        var stage = state.Setup.Agenda[c.Index];
        var begun = new StageBegun(c.Index, now.AddMinutes(stage.Minutes));
        return stage.Kind == WorkshopStage.Reveal ? WorkshopDecision.Yes(begun, new NotesRevealed()) : WorkshopDecision.Yes(begun);
    }

    private static WorkshopDecision Extend(WorkshopState state, ExtendStage c, DateTimeOffset now) =>
        state.EndsAt is not { } ends ? WorkshopDecision.No("no-stage", "No stage has begun.")
        : c.Minutes is < 1 or > 120 ? WorkshopDecision.No("minutes", "Give 1 to 120 minutes more.", "minutes")
        : WorkshopDecision.Yes(new StageExtended((ends > now ? ends : now).AddMinutes(c.Minutes)));

    private static Refused? WhyNoTable(WorkshopState state, int table) => table < 0 || table > (state.Setup?.Tables ?? 0)
        ? new Refused("no-table", "There is no such table.", "table")
        : null;

    private static Refused? WhyNotText(string? text, int most, string field) =>
        text is null ? new Refused("empty", "Write something first.", field)
        : text.Length > most ? new Refused("too-long", $"Keep it to {most} characters; this has {text.Length}.", field)
        : null;

    private static Refused? WhyNotName(string? name) => name is { Length: > 40 } ? new Refused("too-long", "Keep the name to 40 characters.", "name") : null;

    // Blanks at the ends, and characters that no person types and some databases refuse, are not part of what was said.
    private static string? Clean(string? text)
    {
        var kept = text is null ? "" : string.Concat(text.Where(c => !char.IsControl(c) || c == '\n')).Trim();
        return kept.Length == 0 || kept.Any(char.IsSurrogate) && !kept.IsNormalizedSafely() ? null : kept;
    }

    // A half of a surrogate pair is no text, and cannot be stored as UTF-8.
    private static bool IsNormalizedSafely(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRoundSlug(string? slug) => RoundKey.TryParse(slug, out _);
}
