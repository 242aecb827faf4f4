using ParticipatoryHub.People;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>What tests look at behind the pages.</summary>
internal static class Workshops
{
    public static readonly WorkshopPerson Lead = WorkshopPerson.Of(new StaffMember("f1", "Farah Facilitator", [StaffRole.Facilitator]));

    /// <summary>The board as the facilitator may see it.</summary>
    public static async Task<WorkshopView> View(TestWeb web, string id) => (await web.Grains.GetGrain<IWorkshopGrain>(id).GetView(Lead))!;
}
