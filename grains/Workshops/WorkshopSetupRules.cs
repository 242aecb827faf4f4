using System.Collections.Immutable;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Workshops;

/// <summary>What a workshop's preparation must hold together for.</summary>
internal static class WorkshopSetupRules
{
    /// <summary>What is wrong, each with its field; empty when nothing is.</summary>
    public static ImmutableArray<Refused> Check(WorkshopSetup? setup)
    {
        if (setup is null)
        {
            return [new Refused("no-setup", "Nothing was sent.")];
        }

        var refusals = ImmutableArray.CreateBuilder<Refused>();
        void Unless(bool holds, string code, string sentence, string field)
        {
            if (!holds)
            {
                refusals.Add(new Refused(code, sentence, field));
            }
        }

        Unless(IsText(setup.Title, 120), "title", "Give the workshop a title of at most 120 characters.", "title");
        Unless(setup.Purpose is { Length: <= 2_000 }, "purpose", "Keep the purpose to 2,000 characters.", "purpose");
        Unless(setup.Tables is >= 0 and <= 60, "tables", "A workshop has 0 to 60 tables.", "tables");
        Unless(setup.Round is null || RoundKey.TryParse(setup.Round, out _), "no-round", "There is no such round.", "round");
        Unless(setup.Community is null || CommunityKey.TryParse(setup.Community, out _), "no-community", "There is no such community.", "community");
        Unless(setup.RehearsalOf is null || WorkshopKey.TryParse(setup.RehearsalOf, out _), "no-workshop", "There is no such workshop.", "rehearsalOf");
        Unless(!setup.Agenda.IsDefaultOrEmpty && setup.Agenda.Length <= 30, "agenda", "The agenda has 1 to 30 stages.", "agenda");
        if (!setup.Agenda.IsDefaultOrEmpty)
        {
            for (var i = 0; i < setup.Agenda.Length; i++)
            {
                CheckStage(setup.Agenda[i], $"agenda.{i}", Unless);
            }

            Unless(IsRevealed(setup.Agenda), "never-revealed", "What is gathered must be revealed before it can be worked with: put a reveal after each gathering.", "agenda");
        }

        CheckQuestions(setup.Questions, Unless);
        return refusals.DrainToImmutable();
    }

    private static void CheckStage(AgendaStage? stage, string field, Action<bool, string, string, string> unless)
    {
        unless(stage is not null && stage.Kind != WorkshopStage.Unspecified && Enum.IsDefined(stage.Kind), "kind", "Say what people do in this stage.", field + ".kind");
        unless(stage is null || IsText(stage.Prompt, 300), "prompt", "Give this stage a prompt of at most 300 characters.", field + ".prompt");
        unless(stage is null || stage.Minutes is >= 1 and <= 480, "minutes", "A stage lasts 1 to 480 minutes.", field + ".minutes");
        unless(stage is null || stage.Rules is { DotsEach: >= 0 and <= 20, DotsOnOne: >= 0 } && stage.Rules.DotsOnOne <= stage.Rules.DotsEach,
            "dots", "A person has 0 to 20 dots, and at most all of them may stand on one thing.", field + ".dots");
        unless(stage is null || stage.Kind != WorkshopStage.Vote || stage.Rules is { DotsEach: > 0, DotsOnOne: > 0 }, "dots", "A vote needs dots.", field + ".dots");
        unless(stage is null || stage.Kind != WorkshopStage.Gather || stage.Rules is { DotsEach: 0, MayGroup: false, MayComment: false },
            "gather", "While people gather, there is no board to vote or comment on.", field + ".rules");
    }

    private static void CheckQuestions(ImmutableArray<RoomQuestion> questions, Action<bool, string, string, string> unless)
    {
        if (questions.IsDefaultOrEmpty)
        {
            return;
        }

        unless(questions.Length <= 6, "questions", "Ask at most 6 questions.", "questions");
        unless(questions.All(q => q is not null && q.Id is { Length: >= 1 and <= 20 } && q.Id.All(char.IsAsciiLetterLower)) && questions.DistinctBy(q => q?.Id).Count() == questions.Length,
            "question-id", "Each question has a short name of its own.", "questions");
        unless(questions.All(q => q is not null && IsText(q.Text, 200) && q.Answers is { IsDefault: false, Length: >= 2 and <= 12 } && q.Answers.All(a => IsText(a, 80))),
            "question-text", "Each question has a text and 2 to 12 answers of at most 80 characters.", "questions");
        var groups = questions.Where(q => q is not null).SelectMany(q => q.Groups).Where(group => group is not "").ToList();
        unless(questions.All(q => q is null || q.Groups.IsEmpty || (!q.Answers.IsDefault && q.Groups.Length == q.Answers.Length)) && groups.All(group => EntryFieldSet.Groups.Contains(group)) && groups.Distinct().Count() == groups.Count,
            "question-group", $"After “=” stands a group of a community's profile, each at most once: {string.Join(", ", EntryFieldSet.Groups)}.", "questions");
    }

    private static bool IsRevealed(ImmutableArray<AgendaStage> agenda)
    {
        var hidden = false;
        foreach (var stage in agenda)
        {
            hidden = stage?.Kind switch
            {
                WorkshopStage.Gather => true,
                WorkshopStage.Reveal => false,
                _ => hidden,
            };
        }

        return !hidden;
    }

    private static bool IsText(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(char.IsControl);
}
