using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>A page about a round for staff. <see cref="StaffFilter"/> has found it before any handler runs.</summary>
public abstract class StaffRoundPage : PageModel, IStaffPage
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

    /// <inheritdoc />
    public virtual StaffAct Sees => StaffAct.RunRounds;

    /// <inheritdoc />
    public virtual StaffAct Does => StaffAct.RunRounds;

    /// <summary>Whether the visitor may change the round.</summary>
    public bool IsOfficer => Member.May(StaffAct.RunRounds);

    /// <summary>Whether the visitor may do something, as far as roles decide it.</summary>
    public bool May(StaffAct act) => Member.May(act);

    /// <summary>Whether voting is still to open, so that the set-up may be changed.</summary>
    public bool IsPrepared => Round.Phase is not RoundPhase.Unspecified and < RoundPhase.Voting;

    /// <summary>Whether the visitor may change the set-up now.</summary>
    public bool MayChange => IsPrepared && IsOfficer;

    /// <summary>An amount in the round's currency.</summary>
    public string Amount(Money money) => money.In(Setup.Currency);

    /// <summary>What is saved now where a form that was refused says something else.</summary>
    public IReadOnlyList<FormDifference> StandsNow { get; private set; } = [];

    /// <summary>Shows a form again because what it was filled in from has been changed by somebody else; what was typed stays.</summary>
    protected IActionResult ChangedSince(IReadOnlyList<FormDifference> standsNow)
    {
        StandsNow = standsNow;
        return Again(new Refused("changed-since", Staff.SetupChange is { } change
            ? $"This was saved by somebody else after you opened it: {change.By} changed the set-up at {CivicTime.InWords(change.At, Setup.TimeZone)}. Nothing of yours was saved. It is kept below; save again to put it in the place of what is saved now."
            : "This was changed after you opened it. Nothing of yours was saved. It is kept below; save again to put it in the place of what is saved now."));
    }

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
