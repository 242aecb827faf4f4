using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>One change to several projects, said with their number before it is made.</summary>
[RequestFormLimits(ValueCountLimit = RoundSetupRules.MostProjects + 100)]
internal sealed class ChangeModel(IGrainFactory grains) : StaffRoundPage
{
    [BindProperty(SupportsGet = true, Name = "chosen")]
    public string[] Ids { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "act")]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true, Name = "value")]
    public string? Value { get; set; }

    public ImmutableArray<RoundProject> Chosen => [.. Setup.Projects.Where(project => Ids.Contains(project.Id, StringComparer.Ordinal))];

    public string Question => ProjectActs.Find(Act) is { } act && !Chosen.IsEmpty && ModelState.IsValid
        ? act.Ask(Counted(Chosen.Length), Value?.Trim() ?? "")
        : "Change several projects";

    public IActionResult OnGet() => WhyNot() is { } refusal ? Again(refusal) : Page();

    public async Task<IActionResult> OnPost()
    {
        if (WhyNot() is { } refusal)
        {
            return Again(refusal);
        }

        var act = ProjectActs.Find(Act)!;
        var chosen = Chosen;
        var projects = Setup.Projects
            .Select(project => chosen.Contains(project) ? act.Change(project, Value?.Trim() ?? "") : project)
            .OfType<RoundProject>().ToImmutableArray();
        var gone = Setup.Projects.Select(project => project.Id).Except(projects.Select(project => project.Id)).ToHashSet(StringComparer.Ordinal);
        var counting = Setup.Counting with { Conflicts = Setup.Counting.Conflicts.RemoveAll(pair => gone.Contains(pair.First) || gone.Contains(pair.Second)) };
        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).ChangeSetup(new ChangeSetup(Setup with { Projects = projects, Counting = counting }, Member)
        {
            From = Staff.SetupVersion,
            Undoable = act.Done(Counted(chosen.Length), Value?.Trim() ?? ""),
        });
        return outcome.Done
            ? Went(StaffRoundLinks.Projects(Round.Id), act.Done(Counted(chosen.Length), Value?.Trim() ?? ""))
            : Again(outcome.Refusals.Select(refused => refused with { Field = null }));
    }

    private static string Counted(int projects) => projects == 1 ? "1 project" : $"{projects} projects";

    private Refused? WhyNot() =>
        ProjectActs.Find(Act) is not { } act ? new Refused("act-unknown", "Choose what to do with the projects.")
        : Chosen.IsEmpty ? new Refused("projects-none", "Choose at least one project.")
        : act.NeedsValue && string.IsNullOrWhiteSpace(Value) ? new Refused("value-missing", "Say which area or kind.")
        : null;
}
