using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Papers;

/// <summary>
/// What is typed for a paper, in as few keys as can be: the numbers of the projects (<c>3 7 11</c>, for a ranking in its order), with points
/// <c>3=5 7=2</c>; <c>b</c> for blank, <c>o</c> for over-voted, <c>u</c> and why for unclear. The numbers are those printed on the paper.
/// </summary>
public static class PaperMarks
{
    private const int LongestReason = 500;

    /// <summary>Reads what was typed.</summary>
    public static (PaperReading? Reading, Refused? Refusal) Read(string? typed, BallotPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var words = (typed ?? "").Split([' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries);
        switch (words is [{ } first, ..] ? first.ToLowerInvariant() : "")
        {
            case "":
                return No("marks-missing", "Type what is marked: the numbers of the projects, b for blank, o for over-voted, or u and why for unclear.");
            case "b" or "blank" when words.Length == 1:
                return (BallotRules.MayAbstain(paper.Rules.Limits) ? new PaperReading(PaperIntent.Valid, "", "") : new PaperReading(PaperIntent.Blank, "", ""), null);
            case "o" or "over" when words.Length == 1:
                return (new PaperReading(PaperIntent.OverVoted, "", ""), null);
            case "u" or "unclear":
                var reason = string.Join(' ', words[1..]);
                return reason.Length == 0 ? No("reason-missing", "Say why it is unclear, after the u.")
                    : reason.Length > LongestReason ? No("reason-too-long", $"Say why in at most {LongestReason} characters.")
                    : (new PaperReading(PaperIntent.Unclear, "", reason), null);
            default:
                return ReadChoices(words, paper);
        }
    }

    /// <summary>A reading as it would be typed.</summary>
    public static string Write(PaperReading reading, BallotPaper paper)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(paper);
        return reading.Intent switch
        {
            PaperIntent.Valid when reading.Choices.Length == 0 => "b",
            PaperIntent.Valid => string.Join(' ', InOrder(BallotText.Read(reading.Choices), paper).Select(choice => Word(choice, paper))),
            PaperIntent.Blank => "b",
            PaperIntent.OverVoted => "o",
            PaperIntent.Unclear => $"u {reading.Reason}",
            _ => "",
        };
    }

    /// <summary>How it is typed here, in a sentence.</summary>
    public static string Hint(VotingMethod method) => method switch
    {
        VotingMethod.Ordinal => "The projects’ numbers in the voter’s order, first place first, such as 7 3 11",
        VotingMethod.Cumulative or VotingMethod.Scoring => "Each project’s number and its points, such as 3=5 7=2",
        _ => "The numbers of the projects that are marked, such as 3 7 11",
    };

    private static (PaperReading? Reading, Refused? Refusal) ReadChoices(string[] words, BallotPaper paper)
    {
        var choices = ImmutableArray.CreateBuilder<Choice>(words.Length);
        var hasValues = paper.Rules.Method is VotingMethod.Cumulative or VotingMethod.Scoring;
        foreach (var word in words)
        {
            var (number, value) = word.Split('=') is [var left, var right] ? (left, right) : (word, null);
            if (hasValues != (value is not null))
            {
                return No("marks-malformed", $"“{word}” is not how it is typed here. {Hint(paper.Rules.Method)}.");
            }

            var points = 0L;
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1 || place > paper.Projects
                || (value is not null && !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out points)))
            {
                return No("project-unknown", $"“{word}” names no project: they are numbered from 1 to {paper.Projects} on the paper.");
            }

            choices.Add(new Choice(paper.Rules.Projects[place - 1].Id, value is not null ? points : paper.Rules.Method == VotingMethod.Ordinal ? choices.Count + 1 : 1));
        }

        var wrong = BallotRules.Check(paper, choices.ToImmutable());
        return wrong.IsEmpty
            ? (new PaperReading(PaperIntent.Valid, BallotText.Write(choices.ToImmutable().AsSpan()), ""), null)
            : No(wrong[0].Code, $"{wrong[0].Sentence} If the paper does say so, type o for over-voted, or u and why.");
    }

    private static IEnumerable<Choice> InOrder(ImmutableArray<Choice> choices, BallotPaper paper) =>
        paper.Rules.Method == VotingMethod.Ordinal ? choices.OrderBy(choice => choice.Value) : choices.OrderBy(choice => Place(choice, paper));

    private static string Word(Choice choice, BallotPaper paper) => paper.Rules.Method is VotingMethod.Cumulative or VotingMethod.Scoring
        ? string.Create(CultureInfo.InvariantCulture, $"{Place(choice, paper)}={choice.Value}")
        : Place(choice, paper).ToString(CultureInfo.InvariantCulture);

    private static int Place(Choice choice, BallotPaper paper) =>
        paper.Rules.Projects.Select((project, at) => (project.Id, Place: at + 1)).First(project => project.Id == choice.ProjectId).Place;

    private static (PaperReading? Reading, Refused? Refusal) No(string code, string sentence) => (null, new(code, sentence, "marks"));
}
