using ParticipatoryHub.People;
using ParticipatoryHub.Web.Pages.Staff;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>A page of a workshop for those who lead it.</summary>
internal abstract class StaffWorkshopPage(WorkshopSentences sentences) : WorkshopPage(sentences), IStaffPage
{
    public StaffAct Sees => StaffAct.LeadWorkshops;

    public override bool IsForStaff => true;

    public override IEnumerable<WorkshopPerson> People(StaffMember? lead, string? token) => lead is null ? [] : [WorkshopPerson.Of(lead)];
}
