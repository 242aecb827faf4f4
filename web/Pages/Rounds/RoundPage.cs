using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Rounds;

/// <summary>A page about a round that anyone may see. <see cref="RoundFilter"/> has found it before any handler runs.</summary>
public abstract class RoundPage : PageModel
{
    /// <summary>The round.</summary>
    public RoundView Round { get; internal set; } = null!;

    /// <summary>Its set-up.</summary>
    public RoundSetup Setup => Round.Setup;

    /// <summary>An amount in the round's currency.</summary>
    public string Amount(Money money) => money.Here(Setup.Currency);

    /// <summary>Puts what a grain refused beside the fields it is about and shows the page again.</summary>
    protected IActionResult Again(params IEnumerable<Refused> refusals)
    {
        ModelState.AddRefusals(refusals);
        return Page();
    }
}
