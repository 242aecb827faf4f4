using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Audit;
using ParticipatoryHub.Web.Live;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Streams a file; a page that brings a ticket hears how far it is.</summary>
internal sealed class FilesModel(RoundFiles files, IHubContext<LiveHub> hub, AuditTrail audit, TimeProvider clock) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.ExportRounds;

    public async Task<IActionResult> OnGet(string file, string? ticket)
    {
        var progress = ExportTicket.IsOne(ticket) ? new ExportTicket(hub, clock, ticket!) : null;
        var refusal = await files.Send(HttpContext, Round, file, Member, progress);
        if (progress is not null)
        {
            await progress.End(refusal is null);
        }

        if (refusal is null)
        {
            await audit.Record(Member, Round.Id, "file-taken", $"Took out {file}.");
        }

        return refusal switch
        {
            null => new EmptyResult(),
            { Code: RoundFiles.NoSuchFile } => NotFound(),
            _ => Again(refusal with { Field = null }),
        };
    }
}
