using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Chain;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages;

internal sealed class ChainModel(ChainWalker walker, IStringLocalizer<Text> L) : PageModel
{
    public string From { get; private set; } = "";

    public ImmutableArray<ChainItem> Items { get; private set; } = [];

    public string NameOf(ChainStage stage) => stage switch
    {
        ChainStage.Evidence => L["Evidence"],
        ChainStage.Note => L["Agreed in a workshop"],
        ChainStage.Idea => L["Idea"],
        ChainStage.Ballot => L["On the ballot"],
        ChainStage.Funded => L["Funded"],
        ChainStage.Delivered => L["Delivered"],
        ChainStage.Action => L["In a plan"],
        _ => L["Outcomes"],
    };

    public async Task<IActionResult> OnGet(string? from)
    {
        From = from is { Length: > 0 and <= 300 } ? from : "";
        Items = await walker.Walk(From, HttpContext.RequestAborted);
        return Items.IsEmpty ? NotFound() : Page();
    }
}
