using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ideas;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

/// <summary>A part of a page: ideas like the one being written, for the script that shows them beside the title.</summary>
internal sealed class SimilarModel(IGrainFactory grains) : RoundPage
{
    private const int MostCharacters = 600;

    public ImmutableArray<IdeaLine> Similar { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "title")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true, Name = "what")]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true, Name = "except")]
    public int Except { get; set; }

    public async Task OnGet() =>
        Similar = await grains.GetGrain<IIdeaIndexGrain>(Round.Id).FindSimilar(new IdeaProbe(Cut(Typed), Cut(What), Except));

    private static string Cut(string? text) => text is null ? "" : text.Length <= MostCharacters ? text : text[..MostCharacters];
}
