using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>A page for staff that is not for every role. <see cref="StaffFilter"/> asks before any handler runs.</summary>
internal interface IStaffPage
{
    /// <summary>What whoever reads this page does, as far as roles decide it.</summary>
    StaffAct Sees { get; }

    /// <summary>What a form of this page does, as far as roles decide it.</summary>
    StaffAct Does => Sees;
}
