using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class PeopleModel(WorkshopSentences sentences) : StaffWorkshopPage(sentences)
{
    public Task<IActionResult> OnPost() => Command();
}
