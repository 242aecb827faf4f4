using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Photos;

namespace ParticipatoryHub.Web.Pages.Rounds.Ideas;

[RequestSizeLimit(PhotoCleaner.MostBytes + 65_536), RequestFormLimits(MultipartBodyLengthLimit = PhotoCleaner.MostBytes + 65_536)]
internal sealed class PhotoModel(IGrainFactory grains, IIdeaJournal journal, TimeProvider clock, CurrentResident resident, IdeaSentences sentences, IStringLocalizer<Text> L) : IdeaPage
{
    public string? Alt { get; private set; }

    public IActionResult OnGet()
    {
        Alt = Idea.Photo?.Alt;
        return Idea.MayEdit ? Page() : LocalRedirect(IdeaLinks.Show(Round.Id, Idea.Number));
    }

    public async Task<IActionResult> OnPost(IFormFile? file, string? alt)
    {
        Alt = alt?.Trim() ?? "";
        var wrong = new List<Refused>();
        if (file is null or { Length: 0 } && Idea.Photo is null)
        {
            wrong.Add(new Refused("photo-missing", "Choose a photo.", "file"));
        }

        if (Alt.Length is 0 or > 300)
        {
            wrong.Add(new Refused("alt-missing", "", "alt"));
        }

        if (wrong.Count > 0 || !Idea.MayEdit)
        {
            return Again(sentences.Say(wrong));
        }

        return file is null or { Length: 0 } ? await Set(Idea.Photo! with { Alt = Alt }) : await Store(file);
    }

    public Task<IActionResult> OnPostRemove() => Set(null);

    private async Task<IActionResult> Store(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        var (clean, refused) = await PhotoCleaner.CleanInTurn(bytes.ToArray(), HttpContext.RequestAborted);
        if (clean is null)
        {
            return Again(sentences.Say([refused!]));
        }

        var id = Guid.NewGuid().ToString("N");
        await journal.AddPhoto(new StoredPhoto(id, Round.Id, Idea.Number, clean.Large, clean.Small, clock.GetUtcNow()), HttpContext.RequestAborted);
        return await Set(new IdeaPhoto(id, Alt!, clean.Width, clean.Height));
    }

    private async Task<IActionResult> Set(IdeaPhoto? photo)
    {
        var outcome = await grains.GetGrain<IIdeaGrain>($"{Round.Id}/{Idea.Number}").SetPhoto(new SetPhoto(photo, resident.Required));
        if (!outcome.Done)
        {
            if (photo is not null && photo.Id != Idea.Photo?.Id)
            {
                await journal.DeletePhoto(photo.Id, HttpContext.RequestAborted);
            }

            return Again(sentences.Say(outcome.Refusals));
        }

        var next = outcome.Phase is IdeaPhase.Draft or IdeaPhase.ChangesAsked ? IdeaLinks.Check(Round.Id, Idea.Number) : IdeaLinks.Show(Round.Id, Idea.Number);
        return Went(next, photo is null ? L["The photo is gone."] : L["The photo is saved."]);
    }
}
