using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>Stages, steps, outcomes and refusals of workshops as participants read them, in the reader's language.</summary>
internal sealed partial class WorkshopSentences(IStringLocalizer<Text> L) : RefusalSentences
{
    /// <summary>What people do in a stage, as a short label.</summary>
    public string Stage(WorkshopStage stage) => stage switch
    {
        WorkshopStage.Gather => L["Write your notes"],
        WorkshopStage.Reveal => L["Read all the notes"],
        WorkshopStage.Group => L["Put notes together"],
        WorkshopStage.Vote => L["Place your dots"],
        WorkshopStage.Discuss => L["Talk about it"],
        WorkshopStage.Agree => L["Agree what happens next"],
        WorkshopStage.Feedback => L["Say how it was"],
        _ => L["People are arriving"],
    };

    /// <summary>Where the workshop is, as a short label.</summary>
    public string Phase(RoomView room) => room.Phase switch
    {
        WorkshopPhase.Paused => L["Paused"],
        WorkshopPhase.Closed => L["The workshop is over"],
        WorkshopPhase.Published => L["Published"],
        _ => Stage(room.Kind),
    };

    /// <summary>What becomes of a group or note.</summary>
    public string Outcome(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Action => L["Action"],
        OutcomeKind.Idea => L["Idea for a vote"],
        OutcomeKind.Evidence => L["Kept as evidence"],
        OutcomeKind.Declined => L["Not taken further"],
        _ => "",
    };

    /// <summary>GOV.UK's tag colour for an outcome.</summary>
    public static string Tag(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Action => "govuk-tag--green",
        OutcomeKind.Idea => "govuk-tag--blue",
        OutcomeKind.Evidence => "govuk-tag--purple",
        _ => "govuk-tag--grey",
    };

    /// <summary>A colour's name.</summary>
    public string Colour(string colour) => colour switch
    {
        "yellow" => L["Yellow"],
        "green" => L["Green"],
        "blue" => L["Blue"],
        "pink" => L["Pink"],
        "orange" => L["Orange"],
        "purple" => L["Purple"],
        "grey" => L["Grey"],
        _ => L["White"],
    };

    /// <summary>How it was, from 1 to 5.</summary>
    public string Score(int score) => score switch
    {
        5 => L["Very good"],
        4 => L["Good"],
        3 => L["Neither good nor poor"],
        2 => L["Not good"],
        _ => L["Poor"],
    };

    /// <summary>A group by its name, or by its number while it has none.</summary>
    public string Group(GroupView group) => group.Name.Length > 0 ? group.Name : L["Group {0}", group.Number];

    /// <summary>A note in the reader's language, where it is written in another and a translation was approved; null otherwise.</summary>
    public static string? Translated(NoteView note) => note.Translations?.GetValueOrDefault(Language.Current.Code[..2]);

    /// <summary>Translations of a note that wait to be approved, by language.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Proposed(NoteView note) => note.Proposed ?? Enumerable.Empty<KeyValuePair<string, string>>();

    /// <summary>A language of the site by the first two letters of its tag, in itself.</summary>
    public static string LanguageName(string tag) => Language.All.FirstOrDefault(language => language.Code[..2] == tag)?.Name ?? tag;

    /// <summary>A step of a note's story.</summary>
    public string Step(string what) => what switch
    {
        "written" => L["It was written."],
        "edited" => L["Its author changed it."],
        "withdrawn" => L["Its author took it away."],
        "translated" => L["A translation of it was approved."],
        "hidden" => L["The facilitator hid it."],
        "shown" => L["The facilitator showed it again."],
        "peeked" => L["The facilitator read it before the reveal."],
        "revealed" => L["It was shown to everyone."],
        "grouped" => L["It was put together with others."],
        "split" => L["It was put into a group that was split from another."],
        "moved" => L["It was moved to another group."],
        "ungrouped" => L["It was taken out of its group."],
        "merged" => L["Its group became part of another."],
        "undone" => L["A move was taken back."],
        "carried-up" => L["Its group was carried up from its table to the whole room."],
        "summarised" => L["What was said about it was summed up."],
        "commented" => L["Somebody commented on it."],
        "parked" => L["It was parked for another day."],
        "unparked" => L["It was taken up again."],
        "agreed" => L["It was agreed what becomes of it."],
        "declined" => L["It was decided not to take it further."],
        _ => "",
    };

    /// <summary>What an accepted command did.</summary>
    public string Done(WorkshopCommand command, bool isShown) => command switch
    {
        WriteNote => isShown ? L["Your note is on the board."] : L["Your note is saved. Only you can read it until everyone’s notes are shown."],
        WithdrawNote => L["Your note is taken away."],
        PlaceDots => L["Your dots are saved."],
        TranslateNote => L["The translation is saved. It is shown once the note’s author or the facilitator has approved it."],
        RaiseTableHand => L["The hand is in the queue."],
        RaiseHand { Raised: true } => L["You are in the queue to speak."],
        GiveFeedback => L["Thank you. What you said is saved."],
        _ => L["Saved."],
    };

    protected override string Sentence(Refused refused) => refused.Code switch
    {
        "removed" => L["You were removed from this workshop by its facilitator."],
        "not-joined" => L["Join the workshop first."],
        "not-yours" => L["Only the facilitator can do this."],
        "not-open" => L["The workshop has not begun yet. Try again when the facilitator says so."],
        "paused" => L["The workshop is paused. What you wrote is still here; send it again when it goes on."],
        "closed" or "published" => L["The workshop is over."],
        "not-this-stage" => L["The workshop has moved on; this is not part of the stage it is in now."],
        "empty" => L["Write something first."],
        "too-long" => L["This is too long. It may have at most {0} characters.", Number(refused)],
        "no-note" or "no-thing" or "no-comment" => L["That is not on the board any more. Look again."],
        "no-group" or "not-in-group" or "same-group" => L["The groups have changed meanwhile. Look again."],
        "no-move" => L["That cannot be taken back any more."],
        "not-author" => L["Only its author can change a note."],
        "no-translation" => L["That translation is not there any more. Look again."],
        "no-language" => L["Choose one of the site’s languages."],
        "own-language" => L["The note is written in that language."],
        "hands-up" => L["Everybody at this table who has no phone is in the queue already."],
        "no-hand" => L["That hand is down."],
        "answers" => L["At most {0} people here can have answered so.", Most(refused)],
        "spoken-for" => L["Take this table’s hands and answers off first."],
        "not-your-table" or "no-table" => L["Choose a table of this workshop."],
        "too-many-on-one" => L["At most {0} dots can be placed on one thing.", Number(refused)],
        "too-many-dots" => L["There are {0} dots in all. Take one off somewhere first.", Number(refused)],
        "nobody" => L["Say first how many people at this table have no phone."],
        "dots-placed" => L["Take this table’s dots off first."],
        "score" => L["Choose from 1 to 5."],
        "full" or "board-full" => L["The workshop is full."],
        "too-fast" or "busy" => L["That was faster than we can follow. Wait a few seconds, and send it again."],
        "no-token" => L["Open this page again, and let it keep a cookie."],
        _ => refused.Sentence,
    };

    // The second number of a range.
    private static string Most(Refused refused) => Digits().Matches(refused.Sentence) is { Count: > 1 } numbers ? numbers[1].Value : "";

    private static string Number(Refused refused) =>
        long.TryParse(Digits().Match(refused.Sentence).Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number.ToString("N0", CultureInfo.CurrentCulture) : "";

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex Digits();
}
