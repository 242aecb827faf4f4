using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Consents;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Photos;

namespace ParticipatoryHub.Web.Pages.Communities;

/// <summary>Gives an entry a photo. Nobody is shown who can be recognised and has not agreed.</summary>
[RequestSizeLimit(PhotoCleaner.MostBytes + 65_536), RequestFormLimits(MultipartBodyLengthLimit = PhotoCleaner.MostBytes + 65_536)]
internal sealed class EntryPhotoModel(IGrainFactory grains, IEntryJournal journal, TimeProvider clock, EntryWords words, IStringLocalizer<Text> L) : RegisterPage
{
    public override bool IsForAdding => true;

    public EntryView Shown { get; private set; } = null!;

    /// <summary>Made with the form: sent twice, it is done once.</summary>
    public Guid Operation { get; private set; } = Guid.NewGuid();

    public string? Alt { get; private set; }

    /// <summary>Who agreed, as it is typed.</summary>
    public ConsentForm Consent { get; private set; } = new("");

    private IEntriesGrain Entries => grains.GetGrain<IEntriesGrain>(RegisterKey);

    public async Task<IActionResult> OnGet(int number)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        if (Shown.Entry.Photo is { } photo)
        {
            (Alt, Consent) = (photo.Alt, ConsentForm.Of(photo.Consent));
        }

        return Page();
    }

    public async Task<IActionResult> OnPost(int number, Guid op, IFormFile? file, string? alt)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        (Operation, Alt, Consent) = (op, alt?.Trim(), ConsentForm.Read(Request.Form, ""));
        var said = new EntryPhoto(Shown.Entry.Photo?.Id ?? "", Alt ?? "", Shown.Entry.Photo?.Width ?? 0, Shown.Entry.Photo?.Height ?? 0, Consent.Given);
        if (file is { Length: > 0 })
        {
            return await Store(said, file);
        }

        if (Shown.Entry.Photo is null)
        {
            // All that is missing in one go: a file that was chosen has to be chosen again.
            var more = await Entries.CheckPhoto(said);
            ModelState.AddRefusals(words.Say(Fields, [new Refused("photo-missing", "Choose a photo.", "file"), .. more]));
            return Page();
        }

        return await Set(said);
    }

    public async Task<IActionResult> OnPostRemove(int number, Guid op)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        Operation = op;
        return await Set(null);
    }

    private async Task<IActionResult> Store(EntryPhoto said, IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        var (clean, refused) = await PhotoCleaner.CleanInTurn(bytes.ToArray(), HttpContext.RequestAborted);
        if (clean is null)
        {
            ModelState.AddRefusals(words.Say(Fields, [refused!]));
            return Page();
        }

        var photo = said with { Id = Guid.NewGuid().ToString("N"), Width = clean.Width, Height = clean.Height };
        await journal.AddPhoto(new StoredEntryPhoto(photo.Id, clean.Large, clean.Small, clock.GetUtcNow()), HttpContext.RequestAborted);
        return await Set(photo);
    }

    private async Task<IActionResult> Set(EntryPhoto? photo)
    {
        var entry = Shown.Entry;
        var outcome = await Entries.SetPhoto(new SetEntryPhoto(Operation, entry.Number, photo, Reader));
        if (outcome.Done)
        {
            await DropUnless(photo is null || (await Entries.GetView(entry.Number, Reader))?.Entry.Photo?.Id == photo.Id, photo);
            return Went(CommunityLinks.Entry(Community.Id, Fields.Name, entry.Number), photo is null ? L["The photo is gone."] : L["The photo is saved."]);
        }

        await DropUnless(photo?.Id == entry.Photo?.Id, photo);
        ModelState.AddRefusals(words.Say(Fields, outcome.Refusals));
        return Page();
    }

    // The bytes are stored before the entry names them: where it does not, as when a form was sent twice, nobody ever would.
    private Task DropUnless(bool isNamed, EntryPhoto? photo) => isNamed || photo is null ? Task.CompletedTask : journal.DeletePhoto(photo.Id, HttpContext.RequestAborted);

    private async Task<bool> Find(int number)
    {
        if (!Fields.HasPhoto || await Entries.GetView(number, Reader) is not { MayChange: true } found)
        {
            return false;
        }

        Shown = found;
        return true;
    }
}

/// <summary>A photo's bytes, for whoever may see the entry. A photo that is replaced gets another address.</summary>
internal sealed class EntryPhotoFileModel(IGrainFactory grains, IEntryJournal journal) : RegisterPage
{
    public async Task<IActionResult> OnGet(int number, string photo, string size)
    {
        if (await grains.GetGrain<IEntriesGrain>(RegisterKey).GetView(number, Reader) is not { Entry.Photo: { } shown }
            || shown.Id != photo
            || await journal.ReadPhoto(photo, size == "small", HttpContext.RequestAborted) is not { } bytes)
        {
            return NotFound();
        }

        // It never changes, but whoever is on it may have it taken away: nobody keeps it longer than an hour.
        Response.Headers.CacheControl = Reader == EntryReader.Anyone ? "public, max-age=3600" : "private, no-store";
        return File(bytes.ToArray(), "image/jpeg");
    }
}
