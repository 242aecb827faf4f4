using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>One project, new or changed.</summary>
internal sealed class ProjectModel(IGrainFactory grains) : StaffRoundPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Id { get; set; }

    public ProjectForm Form { get; private set; } = new();

    public bool IsNew => string.IsNullOrEmpty(Id);

    /// <summary>What the form is filled in from.</summary>
    public string Seen => Known is { } project ? SeenMark.Of(project) : "";

    private RoundProject? Known => Setup.Projects.FirstOrDefault(project => project.Id == Id);

    public IActionResult OnGet()
    {
        Form = Known is { } project ? ProjectForm.Of(project) : new();
        return IsNew || Known is not null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(string? then, string? seen)
    {
        if (!IsNew && Known is null)
        {
            return NotFound();
        }

        await TryUpdateModelAsync(Form, "");
        if (!IsNew && seen is not null && seen != Seen)
        {
            return ChangedSince(FormDifference.Between(ProjectForm.Of(Known!), Form, Request.Form.Keys));
        }

        var wrong = new List<Refused>();
        var project = Form.Read(Known, Setup, wrong);
        var projects = IsNew ? Setup.Projects.Add(project) : Setup.Projects.Replace(Known!, project);
        if (wrong.Count == 0)
        {
            var at = $"projects[{projects.IndexOf(project)}]";
            wrong.AddRange(RoundSetupRules.Check(Setup with { Projects = projects }).Where(refused => refused.Field?.StartsWith(at, StringComparison.Ordinal) == true).Select(Beside));
        }

        if (wrong.Count > 0)
        {
            return Again(wrong);
        }

        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).ChangeSetup(new ChangeSetup(Setup with { Projects = projects }, Member) { From = Staff.SetupVersion });
        return outcome.Done
            ? Went(then == "another" ? StaffRoundLinks.NewProject(Round.Id) : StaffRoundLinks.Projects(Round.Id), $"“{project.Name}” is saved.")
            : Again(outcome.Refusals.Select(Beside));
    }

    private static Refused Beside(Refused refusal) => refusal with
    {
        Field = refusal.Field?.Split('.')[^1] switch { "name" => "Name", "description" => "Description", "cost" => "Cost", "area" => "Area", "categories" => "Categories", "place" => "Latitude", "id" => "NewId", _ => null },
    };
}
