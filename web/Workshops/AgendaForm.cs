using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>A workshop's preparation as a form holds it: every field as it was typed.</summary>
internal sealed record AgendaForm(string Title, string Purpose, bool ShowsAuthors, string Tables, string Round, string Community, string Questions, ImmutableArray<StageRow> Stages)
{
    private const int MostStages = 30;

    // Groups of a community's profile that people can be asked for without naming anything they may not want to say aloud.
    private static readonly string[] ProfileQuestions =
    [
        "How old are you? Under 16 = age-under-16 | 16 to 24 = age-16-24 | 25 to 44 = age-25-44 | 45 to 64 = age-45-64 | 65 to 79 = age-65-79 | 80 and over = age-80-over",
        "Are you a woman or a man? A woman = women | A man = men | I use another word",
        "Are you disabled? Yes = disabled | No",
        "Do you look after somebody who could not do without you? Yes = carers | No",
        "Have you moved here within the last two years? Yes = new-here | No",
    ];

    /// <summary>The form of a preparation.</summary>
    public static AgendaForm Of(WorkshopSetup setup) => new(
        setup.Title, setup.Purpose, setup.ShowsAuthors, Number(setup.Tables), setup.Round ?? "", setup.Community ?? "",
        setup.Questions.IsDefaultOrEmpty ? "" : string.Join('\n', setup.Questions.Select(question => $"{question.Text} {string.Join(" | ", question.Answers.Select((answer, i) => question.Groups.ElementAtOrDefault(i) is { Length: > 0 } group ? $"{answer} = {group}" : answer))}")),
        [.. setup.Agenda.Select(StageRow.Of)]);

    /// <summary>The form as it was sent.</summary>
    public static AgendaForm Of(IFormCollection form)
    {
        var stages = Enumerable.Range(0, MostStages).TakeWhile(i => form.ContainsKey($"kind-{i}")).Select(i => StageRow.Of(form, i));
        return new(Text(form, "title"), Text(form, "purpose"), form["showsAuthors"] == "true", Text(form, "tables"), Text(form, "round"), Text(form, "community"), Text(form, "questions"), [.. stages]);
    }

    /// <summary>The form after a button that rearranges it: <c>add</c>, <c>remove-2</c>, <c>up-2</c>, <c>down-2</c>, or adds the questions of a community's profile, <c>profile</c>; null for any other.</summary>
    public AgendaForm? After(string? button)
    {
        var (act, at) = button?.Split('-') is [var name, var place] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Stages.Length ? (name, number) : (button, -1);
        return (act, at) switch
        {
            ("add", -1) => Stages.Length < MostStages ? this with { Stages = Stages.Add(StageRow.Of(AgendaStage.Of(WorkshopStage.Discuss, "", 15))) } : this,
            ("remove", >= 0) => this with { Stages = Stages.RemoveAt(at) },
            ("up", > 0) => this with { Stages = Stages.RemoveAt(at).Insert(at - 1, Stages[at]) },
            ("down", >= 0) => this with { Stages = at + 1 < Stages.Length ? Stages.RemoveAt(at).Insert(at + 1, Stages[at]) : Stages },
            ("up", 0) => this,
            ("profile", -1) => this with { Questions = string.Join('\n', Lines(Questions).Concat(ProfileQuestions.Where(question => !Lines(Questions).Contains(question)))) },
            _ => null,
        };
    }

    /// <summary>The preparation; what cannot be read becomes what the rules refuse in words, at its field.</summary>
    public WorkshopSetup Read(string? template) => new(
        Title.Trim(), Purpose.Trim(), [.. Stages.Select(stage => stage.Read())], ShowsAuthors, StageRow.Int(Tables), template, Round.Length == 0 ? null : Round, ReadQuestions(), Community: Community.Length == 0 ? null : Community);

    /// <summary>A refusal's field as the form calls it.</summary>
    public static string? Field(string? field) => field?.Split('.') is ["agenda", var at, var part] ? $"{(part == "rules" ? "kind" : part)}-{at}" : field;

    // "Which part of town do you live in? North | South": the question ends with its mark. "Yes = carers" says which group of a community's profile an answer stands for.
    private ImmutableArray<RoomQuestion> ReadQuestions() =>
    [
        .. Lines(Questions).Select((line, i) => line.LastIndexOf('?') is var end and > 0
            ? Question(i, line[..(end + 1)], [.. line[(end + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(answer => answer.Split('=', 2, StringSplitOptions.TrimEntries))])
            : Question(i, line, [])),
    ];

    private static RoomQuestion Question(int at, string text, ImmutableArray<string[]> answers) =>
        new(((char)('a' + Math.Min(at, 25))).ToString(), text, [.. answers.Select(answer => answer[0])])
        {
            Groups = answers.Any(answer => answer.Length > 1) ? [.. answers.Select(answer => answer.ElementAtOrDefault(1) ?? "")] : [],
        };

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(IFormCollection form, string field) => form.TryGetValue(field, out var value) ? value.ToString().ReplaceLineEndings("\n") : "";
}

/// <summary>One stage as its fields hold it.</summary>
internal sealed record StageRow(WorkshopStage Kind, string Prompt, string Minutes, bool MayWrite, bool MayGroup, bool MayComment, bool MayRaiseHand, string Dots, string Most)
{
    /// <summary>The fields of a stage.</summary>
    public static StageRow Of(AgendaStage stage) => new(
        stage.Kind, stage.Prompt, Number(stage.Minutes), stage.Rules.MayWrite, stage.Rules.MayGroup, stage.Rules.MayComment, stage.Rules.MayRaiseHand,
        Number(stage.Rules.DotsEach), Number(stage.Rules.DotsOnOne));

    /// <summary>The fields as they were sent.</summary>
    public static StageRow Of(IFormCollection form, int at)
    {
        string Text(string field) => form.TryGetValue($"{field}-{at}", out var value) ? value.ToString() : "";
        return new(
            Enum.TryParse<WorkshopStage>(Text("kind"), out var kind) && Enum.IsDefined(kind) ? kind : WorkshopStage.Unspecified,
            Text("prompt"), Text("minutes"), Text("write") == "true", Text("group") == "true", Text("comment") == "true", Text("hands") == "true", Text("dots"), Text("most"));
    }

    /// <summary>The stage.</summary>
    public AgendaStage Read() => new(Kind, Prompt.Trim(), Int(Minutes), new StageRules(MayWrite, MayGroup, Int(Dots), Int(Most), MayComment, MayRaiseHand));

    /// <summary>A number as it was typed; an empty field is 0, and what is none is refused by the rules as −1.</summary>
    public static int Int(string typed) => typed.Trim() is { Length: > 0 } text
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1
        : 0;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
