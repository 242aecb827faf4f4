using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class RunModel(WorkshopSentences sentences, CurrentStaff staff, TimeProvider clock) : StaffWorkshopPage(sentences)
{
    public DateTimeOffset Instant => clock.GetUtcNow();

    public bool MayReadLog => Setup.RehearsalOf is null && staff.Required.May(StaffAct.ReadAudit);

    public bool MayTie => Setup.RehearsalOf is null && staff.Required.May(StaffAct.KeepCommunities);

    /// <summary>Who waits to speak, first come first.</summary>
    public IReadOnlyList<PersonView> Hands => [.. View.People.Where(person => person.HandAt is not null).OrderBy(person => person.HandAt)];

    /// <summary>The room's questions with what is told of the answers.</summary>
    public IReadOnlyList<(string Question, IReadOnlyList<string> Answers)> Who =>
        Room.Who is { } who && JsonSerializer.Deserialize<SortedDictionary<string, SortedDictionary<string, int[]>>>(who) is { } told
            ? [.. Setup.Questions.Where(question => told.ContainsKey(question.Id)).Select(question => (question.Text, Said(question, told[question.Id])))]
            : [];

    public Task<IActionResult> OnPost() => Command();

    private static IReadOnlyList<string> Said(RoomQuestion question, SortedDictionary<string, int[]> counts) =>
        [.. question.Answers.Where(counts.ContainsKey).Select(answer => counts[answer] is [var gave, var active] ? $"{answer} {gave} ({active})" : $"{answer} {counts[answer][0]}")];
}
