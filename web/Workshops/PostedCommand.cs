using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>
/// A command as a form sends it: <c>do</c> as on the wire, the thing it is about, its fields, an operation id made with the form, and the
/// form's own key, by which a refusal finds its way back to the field. What cannot be read becomes what the rules refuse in words.
/// </summary>
internal sealed class PostedCommand(IFormCollection form)
{
    private const int Unreadable = -1;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d MMMM yyyy", "d MMM yyyy", "d.M.yyyy"];

    /// <summary>The form it came from.</summary>
    public string Key => Part(Text("form"));

    /// <summary>The place on the page to come back to.</summary>
    public string At => Part(Text("at"));

    /// <summary>What a field held.</summary>
    public string? Text(string field) => form.TryGetValue(field, out var value) ? value.ToString().ReplaceLineEndings("\n") : null;

    /// <summary>
    /// Of the id made with the form and of what it says: sent twice it is done once, and a form that somebody goes back to and fills in
    /// otherwise is another.
    /// </summary>
    public Guid Operation => Guid.TryParseExact(Text("op"), "D", out var id)
        ? new Guid(SHA256.HashData([.. id.ToByteArray(), .. JsonSerializer.SerializeToUtf8Bytes(form.Where(IsSaid).OrderBy(said => said.Key, StringComparer.Ordinal).Select(said => $"{said.Key}={said.Value}"))]).AsSpan(0, 16))
        : Guid.Empty;

    private long Thing => Long("thing");

    /// <summary>The command, or null when there is no such thing to do.</summary>
    public WorkshopCommand? Read() => Text("do") switch
    {
        "writeNote" => new WriteNote(Text("text") ?? "", Choice("colour"), Choice("language")),
        "editNote" => new EditNote(Thing, Text("text"), Choice("colour")),
        "withdrawNote" => new WithdrawNote(Thing),
        "hideNote" => new HideNote(Thing, IsYes("yes"), Text("reason")),
        "peekNote" => new PeekNote(Thing, Text("reason") ?? ""),
        "placeDots" => new PlaceDots(ReadPlace().Thing, ReadPlace().Count),
        "showDots" => new ShowDots(IsYes("yes")),
        "addTableNote" => new AddTableNote(Int("table"), Text("text") ?? "", Choice("sheet"), Choice("language")),
        "placeTableDots" => new PlaceTableDots(Int("table"), Thing, Int("count")),
        "countTable" => new CountTable(Int("table"), Int("people")),
        "carryUp" => new CarryUp(Int("table"), Int("most")),
        "raiseTableHand" => new RaiseTableHand(Int("table"), Text("name")),
        "lowerTableHand" => new LowerTableHand(Thing),
        "giveTableFeedback" => new GiveTableFeedback(Int("table"), Int("score"), Int("people"), Text("text")),
        "translateNote" => new TranslateNote(Thing, Text("language") ?? "", Text("text") ?? ""),
        "approveTranslation" => new ApproveTranslation(Thing, Text("language") ?? "", IsYes("yes"), Text("read")),
        _ => ReadGrouping() ?? ReadTalk() ?? ReadPeople() ?? ReadLead(),
    };

    // One form for a whole board: each button says the thing and how many dots it is to have then.
    private (long Thing, int Count) ReadPlace() => Text("place")?.Split('-') is [var thing, var count]
        ? (ReadLong(thing), (int)Math.Min(ReadLong(count), int.MaxValue))
        : (Unreadable, Unreadable);

    private WorkshopCommand? ReadGrouping() => Text("do") switch
    {
        "makeGroup" => new MakeGroup(Text("name") ?? "", Longs("notes")),
        "moveNotes" => new MoveNotes(Longs("notes"), Long("group")),
        "nameGroup" => new NameGroup(Thing, Text("name") ?? ""),
        "mergeGroups" => new MergeGroups(Thing, Long("into")),
        "splitGroup" => new SplitGroup(Thing, Longs("notes"), Text("name") ?? ""),
        "undoMove" => new UndoMove(Thing),
        _ => null,
    };

    private WorkshopCommand? ReadTalk() => Text("do") switch
    {
        "addComment" => new AddComment(Thing, Text("text") ?? ""),
        "hideComment" => new HideComment(Thing, IsYes("yes"), Text("reason")),
        "raiseHand" => new RaiseHand(IsYes("yes")),
        "callHand" => new CallHand(Thing),
        "park" => new Park(Thing, IsYes("yes")),
        "summarise" => new Summarise(Thing, Text("text") ?? ""),
        "pointAt" => new PointAt(Thing),
        "agree" => new Agree(Thing, ReadOutcome()),
        "giveFeedback" => new GiveFeedback(Int("score"), Text("text")),
        _ => null,
    };

    private WorkshopCommand? ReadPeople() => Text("do") switch
    {
        "introduceSelf" => new IntroduceSelf(Text("name")),
        "sitAt" => new SitAt(Int("table")),
        "describeSelf" => new DescribeSelf(form.Where(field => field.Key.StartsWith("answer-", StringComparison.Ordinal) && field.Value.ToString().Length > 0)
            .ToImmutableSortedDictionary(field => field.Key["answer-".Length..], field => Int(field.Key), StringComparer.Ordinal)),
        "askToHost" => new AskToHost(Thing, Int("table")),
        "removeParticipant" => new RemoveParticipant(Thing, Text("reason") ?? ""),
        _ => null,
    };

    private WorkshopCommand? ReadLead() => Text("do") switch
    {
        "move" => new MoveWorkshop(Enum.TryParse<WorkshopMove>(Text("move"), ignoreCase: true, out var move) ? move : WorkshopMove.Unspecified, Text("reason")),
        "beginStage" => new BeginStage(Int("index")),
        "extendStage" => new ExtendStage(Int("minutes")),
        "shareBoard" => new ShareBoard(IsYes("yes")),
        _ => null,
    };

    private AgreedOutcome ReadOutcome() => new(
        Enum.TryParse<OutcomeKind>(Text("kind"), ignoreCase: true, out var kind) ? kind : OutcomeKind.Unspecified,
        Text("text") ?? "",
        Choice("owner"),
        DateOnly.TryParseExact(Text("due")?.Trim(), Days, English, DateTimeStyles.None, out var due) ? due : null,
        Choice("outcome"),
        Choice("round"),
        Community: Choice("community"));

    private string? Choice(string field) => string.IsNullOrWhiteSpace(Text(field)) ? null : Text(field)!.Trim();

    private bool IsYes(string field) => Text(field) == "true";

    private int Int(string field) => int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Unreadable;

    private long Long(string field) => ReadLong(Text(field));

    private ImmutableArray<long> Longs(string field) => form.TryGetValue(field, out var values) ? [.. values.Select(ReadLong)] : [];

    private static long ReadLong(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Unreadable;

    private static bool IsSaid(KeyValuePair<string, StringValues> field) => field.Key is not ("op" or "__RequestVerificationToken");

    // Keys and places are ours; what else is sent under their names is dropped.
    private static string Part(string? text) => text is { Length: > 0 and <= 40 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? text : "";
}
