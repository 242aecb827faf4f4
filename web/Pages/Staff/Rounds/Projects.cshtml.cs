using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Rounds.Imports;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

[RequestSizeLimit(KestrelSetup.CodeList)]
internal sealed class ProjectsModel(RoundImporter importer, IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeSetUp;

    public IReadOnlyList<ImportFault> Problems { get; private set; } = [];

    public async Task<IActionResult> OnPostUndo(int version)
    {
        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).UndoChange(new UndoChange(version, Member));
        return outcome.Done ? Went(StaffRoundLinks.Projects(Round.Id), "The projects are as they were before.") : Again(outcome.Refusals);
    }

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        if (file is null or { Length: 0 })
        {
            return Again(new Refused("file-missing", "Choose a CSV file.", "file"));
        }

        await using var content = file.OpenReadStream();
        var outcome = await importer.ImportProjects(Round.Id, content, Member, HttpContext.RequestAborted);
        if (outcome.Done)
        {
            return Went(StaffRoundLinks.Projects(Round.Id), string.Join(" ", ["The projects were replaced.", .. outcome.Notes]));
        }

        Problems = [.. outcome.Problems.Select(ImportFault.Of)];
        return Again(new Refused("file-broken", "The file was not taken, and nothing was changed. See below what is wrong in it.", "file"));
    }
}
