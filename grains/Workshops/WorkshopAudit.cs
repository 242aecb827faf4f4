using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// An act of staff in a workshop as an entry of the audit log. Notes, groups and participants appear by their number: an entry names no
/// resident, and has no word of a note. What is said and put together in the course of the talk is in the workshop's own log, which is replayed.
/// </summary>
internal static class WorkshopAudit
{
    /// <summary>The entry of an operation, or null when it is none of staff, or needs none.</summary>
    public static AuditEntry? Entry(string workshop, WorkshopSetup setup, Operation done) =>
        done.By is { StaffId: { } id, StaffName: { } name } && done.Events.Select(happened => Said(setup, done, happened)).FirstOrDefault(said => said.Act.Length > 0) is { Act: { } act, What: { } what }
            ? new AuditEntry(IdOf(workshop, done.Id), workshop, done.At, id, name, "workshop-" + act, $"Workshop “{setup.Title}”: {what}", [])
            : null;

    private static (string Act, string What) Said(WorkshopSetup setup, Operation done, WorkshopEvent happened) => happened switch
    {
        WorkshopPrepared => ("prepared", "prepared it."),
        PhaseMoved e => (e.To switch { WorkshopPhase.Open => "opened", WorkshopPhase.Paused => "paused", WorkshopPhase.Closed => "closed", _ => "published" }, Moved(e)),
        StageBegun e => ("stage-begun", $"began stage {e.Index + 1}, {setup.Agenda[e.Index].Prompt}"),
        NotePeeked e => ("note-peeked", $"read note {e.Note} before the reveal: {e.Reason}"),
        NoteHidden e => e.Reason is { } why ? ("note-hidden", $"hid note {e.Note}: {why}") : ("note-shown", $"showed note {e.Note} again."),
        CommentHidden e => e.Reason is { } why ? ("comment-hidden", $"hid comment {e.Comment}: {why}") : ("comment-shown", $"showed comment {e.Comment} again."),
        ParticipantRemoved e => ("participant-removed", $"removed participant {e.Participant}: {e.Reason}"),
        HostAsked e => ("host-asked", e.Table > 0 ? $"asked participant {e.Participant} to look after table {e.Table}." : $"no longer has participant {e.Participant} look after a table."),
        TableCounted e => ("table-counted", $"counted {e.People} without a phone {At(e.Table)}."),
        NoteWritten { IsProxy: true } e => ("note-added", $"added note {done.Sequence} for somebody without a phone {At(e.Table)}."),
        DotsPlaced { Voter: < 0 } e => ("dots-placed", $"placed {e.Count} on thing {e.Thing} for people without a phone {At((int)(-e.Voter - 1))}."),
        TableHandRaised e => ("hand-raised", $"raised a hand for somebody without a phone {At(e.Table)}."),
        TableHandLowered e => ("hand-lowered", $"took hand {e.Hand} of somebody without a phone down."),
        TableFeedbackGiven e => ("feedback-given", $"said for {e.People} without a phone {At(e.Table)} that it was {e.Score} of 5."),
        BoardShared e => e.Key is null ? ("unshared", "ended the link to read the board.") : ("shared", "made a link to read the board."),
        NoteTranslated e => ("note-translated", $"proposed a translation of note {e.Note} into {e.Language}."),
        TranslationSettled e => e.IsApproved ? ("translation-approved", $"approved the translation of note {e.Note} into {e.Language}.") : ("translation-removed", $"took the translation of note {e.Note} into {e.Language} away."),
        DotsShown e => ("dots-shown", e.Shown ? "showed everyone the dots." : "hid the dots."),
        GroupCarriedUp e => ("carried-up", $"carried group {e.Group} up to the whole room."),
        OutcomeAgreed e => ("agreed", $"settled what becomes of {e.Thing}, {e.Outcome.Kind.ToString().ToLowerInvariant()}: {e.Outcome.Text}"),
        _ => ("", ""),
    };

    private static string Moved(PhaseMoved e) => e.To switch
    {
        WorkshopPhase.Open => e.Reason is null ? "opened it." : $"opened it again: {e.Reason}",
        WorkshopPhase.Paused => $"paused it: {e.Reason}",
        WorkshopPhase.Closed => "ended it.",
        _ => "published it.",
    };

    private static string At(int table) => table == 0 ? "in the hall" : $"at table {table}";

    // An operation's id is its sender's, and unique in its workshop only.
    private static Guid IdOf(string workshop, Guid operation) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{workshop}/{operation:N}")).AsSpan(0, 16));
}
