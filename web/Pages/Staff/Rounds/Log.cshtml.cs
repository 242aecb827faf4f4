using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Audit;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class LogModel(IAuditJournal journal, AuditExport export) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.ReadAudit;

    [BindProperty(SupportsGet = true, Name = "")]
    public AuditQuery Query { get; set; } = new();

    public AuditPage Log { get; private set; } = null!;

    public async Task OnGet()
    {
        var wrong = new List<Refused>();
        Query.Round = Round.Id;
        Log = await Query.Read(journal, StaffRoundLinks.Log(Round.Id), wrong, HttpContext.RequestAborted) with { IsOfOneRound = true };
        ModelState.AddRefusals(wrong);
    }

    public async Task<IActionResult> OnGetCsv()
    {
        Query.Round = Round.Id;
        await Pages.Staff.LogModel.Send(HttpContext, export, Query.Filter([]) with { Before = null }, $"{Round.Id}-audit-log.csv");
        return new EmptyResult();
    }
}
