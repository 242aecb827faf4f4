using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Audit;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class LogModel(IAuditJournal journal, AuditExport export) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.ReadAudit;

    [BindProperty(SupportsGet = true, Name = "")]
    public AuditQuery Query { get; set; } = new();

    public AuditPage Log { get; private set; } = null!;

    public async Task OnGet()
    {
        var wrong = new List<Refused>();
        Log = await Query.Read(journal, StaffLinks.Log, wrong, HttpContext.RequestAborted);
        ModelState.AddRefusals(wrong);
    }

    public async Task<IActionResult> OnGetCsv()
    {
        await Send(HttpContext, export, Query.Filter([]) with { Before = null }, "audit-log.csv");
        return new EmptyResult();
    }

    /// <summary>Streams the log as a download.</summary>
    internal static async Task Send(HttpContext context, AuditExport export, AuditFilter filter, string name)
    {
        context.Response.ContentType = MediaTypeNames.Text.Csv + "; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await export.Write(filter, context.Response.Body, CsvFlavour.Excel, context.RequestAborted);
    }
}
