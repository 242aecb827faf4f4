using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Rounds;
using ParticipatoryHub.Web.Rounds.Imports;

namespace ParticipatoryHub.Web.Pages.Staff;

[RequestSizeLimit(KestrelSetup.Upload), RequestFormLimits(MultipartBodyLengthLimit = KestrelSetup.Upload)]
internal sealed class NewModel(ImportJobs jobs, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.RunRounds;

    private const string Zone = "Europe/London";

    [BindProperty(Name = "")]
    public NewRoundForm Form { get; set; } = new();

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        var wrong = new List<Refused>();
        if (file is null or { Length: 0 })
        {
            wrong.Add(new Refused("file-missing", "Choose a .pb file.", "file"));
        }

        var opens = Form.Opens.IsEmpty ? null : Form.Opens.Read(Zone, "opens", wrong);
        var closes = Form.Closes.IsEmpty ? null : Form.Closes.Read(Zone, "closes", wrong);
        if (wrong.Count > 0)
        {
            ModelState.AddRefusals(wrong);
            return Page();
        }

        await using var content = file!.OpenReadStream();
        var options = new ImportOptions(Name: Form.Name, Community: Form.Community, Rule: Form.Rule, OpensAt: opens, ClosesAt: closes, TimeZone: Zone, WithVotes: Form.WithVotes);
        if (await jobs.Start(content, options, staff.Required, HttpContext.RequestAborted) is { } job)
        {
            return LocalRedirect(StaffLinks.Import(job.Id));
        }

        ModelState.AddRefusals([ImportJobs.Busy]);
        return Page();
    }
}

/// <summary>What an officer says about a new round; what is left out comes from the file.</summary>
public sealed class NewRoundForm
{
    public string? Name { get; set; }

    public string? Community { get; set; }

    public CountingRule? Rule { get; set; }

    public string? OpensDay { get; set; }

    public string? OpensTime { get; set; }

    public string? ClosesDay { get; set; }

    public string? ClosesTime { get; set; }

    public bool WithVotes { get; set; }

    internal LocalInstant Opens => new(OpensDay, OpensTime);

    internal LocalInstant Closes => new(ClosesDay, ClosesTime);
}
