using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Pairs of projects of which at most one is funded.</summary>
internal sealed class ConflictsModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeSetUp;

    public string? First { get; private set; }

    public string? Second { get; private set; }

    public string NameOf(string id) => Setup.Projects.FirstOrDefault(project => project.Id == id) is { } project ? project.Name : id;

    public async Task<IActionResult> OnPostAdd(string? first, string? second)
    {
        (First, Second) = (first, second);
        if (string.IsNullOrEmpty(first) || string.IsNullOrEmpty(second) || first == second)
        {
            return Again(new Refused("conflict-unfit", first == second && !string.IsNullOrEmpty(first) ? "A project cannot be in conflict with itself. Choose two." : "Choose two projects.", string.IsNullOrEmpty(first) ? "First" : "Second"));
        }

        var known = Setup.Counting.Conflicts.Any(pair => Is(pair, first, second));
        return known ? Again(new Refused("conflict-known", "This pair is named already.", "First")) : await Save(Setup.Counting.Conflicts.Add(new Conflict(first, second)), "The pair is added.");
    }

    public Task<IActionResult> OnPostRemove(string? first, string? second) =>
        Save(Setup.Counting.Conflicts.RemoveAll(pair => Is(pair, first, second)), "The pair is removed.");

    private async Task<IActionResult> Save(ImmutableArray<Conflict> conflicts, string done)
    {
        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).ChangeSetup(new ChangeSetup(Setup with { Counting = Setup.Counting with { Conflicts = conflicts } }, Member) { From = Staff.SetupVersion });
        return outcome.Done ? Went(StaffRoundLinks.Step(Round.Id, SetupStep.Conflicts), done) : Again(outcome.Refusals.Select(refusal => refusal with { Field = null }));
    }

    private static bool Is(Conflict pair, string? first, string? second) =>
        (pair.First == first && pair.Second == second) || (pair.First == second && pair.Second == first);
}
