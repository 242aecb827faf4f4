using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>A page about a round for staff. <see cref="StaffFilter"/> has found it before any handler runs.</summary>
public abstract class StaffRoundPage : PageModel
{
    /// <summary>The round with its moves and story.</summary>
    public RoundStaffView Staff { get; internal set; } = null!;

    /// <summary>Who is signed in.</summary>
    public StaffMember Member { get; internal set; } = null!;

    /// <summary>The round.</summary>
    public RoundView Round => Staff.Round;

    /// <summary>Its set-up.</summary>
    public RoundSetup Setup => Round.Setup;

    /// <summary>The round's key.</summary>
    public RoundKey Key => RoundKey.TryParse(Round.Id, out var key) ? key : throw new InvalidOperationException("A round without a key was found.");

    /// <summary>What whoever reads this page does, as far as roles decide it.</summary>
    public virtual StaffAct Sees => StaffAct.SeeRounds;

    /// <summary>What a form of this page does, as far as roles decide it.</summary>
    public virtual StaffAct Does => StaffAct.RunRounds;

    /// <summary>Whether the visitor may change the round.</summary>
    public bool IsOfficer => Member.May(StaffAct.RunRounds);

    /// <summary>Whether voting is still to open, so that the set-up may be changed.</summary>
    public bool IsPrepared => Round.Phase is not RoundPhase.Unspecified and < RoundPhase.Voting;

    /// <summary>Whether the visitor may change the set-up now.</summary>
    public bool MayChange => IsPrepared && IsOfficer;

    /// <summary>An amount in the round's currency.</summary>
    public string Amount(Money money) => money.In(Setup.Currency);

    /// <summary>Puts what a grain refused beside the fields it is about and shows the page again.</summary>
    protected IActionResult Again(params IEnumerable<Refused> refusals)
    {
        ModelState.AddRefusals(refusals);
        return Page();
    }

    /// <summary>Goes on to another page, which says what was done.</summary>
    protected IActionResult Went(string link, string done)
    {
        TempData["Done"] = done;
        return LocalRedirect(link);
    }
}
