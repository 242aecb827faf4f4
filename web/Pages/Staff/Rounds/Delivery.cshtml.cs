using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Consents;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Consents;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

[RequestSizeLimit(LargestUpload)]
internal sealed class DeliveryModel(IGrainFactory grains) : StaffRoundPage
{
    private const long LargestUpload = 9 * 1024 * 1024;

    public override StaffAct Sees => StaffAct.ExportRounds;

    public override StaffAct Does => StaffAct.RecordSpend;

    public DeliveryStaffView Delivery { get; private set; } = null!;

    public RoundProject Project { get; private set; } = null!;

    public bool MayKeep => Member.May(StaffAct.KeepDeliveries);

    public string? Words { get; private set; }

    public DeliveryMove Move { get; private set; }

    public string? ExpectedBy { get; private set; }

    public string? Owner { get; private set; }

    public string? ExpectedDay { get; private set; }

    public string? LedgerCode { get; private set; }

    public string? RecipientId { get; private set; }

    /// <summary>Whether the project is delivered as a grant, so that somebody receives it.</summary>
    public bool IsGrant => Setup.Projects.Any(project => project.Id == Delivery.Delivery.Project && project.Delivery == ParticipatoryHub.Rounds.Delivery.Grant);

    public string? PaidAmount { get; private set; }

    public string? PaidDay { get; private set; }

    public string? PaidWhat { get; private set; }

    public string? Corrects { get; private set; }

    public string? AltText { get; private set; }

    public ImmutableArray<Pot> Pots { get; private set; } = [];

    public int ReturnPot { get; private set; }

    public string? ReturnAmount { get; private set; }

    /// <summary>Of the photo to add.</summary>
    public ConsentForm Given { get; private set; } = new("");

    /// <summary>Of a photo that is there.</summary>
    public ConsentForm Said { get; private set; } = new("said-");

    public string? SaidPhoto { get; private set; }

    private IDeliveryGrain Grain => grains.GetGrain<IDeliveryGrain>(new DeliveryKey(Round.Id, Project.Id).ToString());

    public async Task<IActionResult> OnGet() => await Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPostNews(Guid id, string? words, string? move, string? expectedBy)
    {
        if (!await Find())
        {
            return NotFound();
        }

        Words = words;
        Move = Enum.TryParse<DeliveryMove>(move, out var asked) && Enum.IsDefined(asked) ? asked : DeliveryMove.Unspecified;
        ExpectedBy = expectedBy;
        if (!TryDay(expectedBy, out var day))
        {
            return Again(NoDay("expectedBy"));
        }

        return Answer(
            Move == DeliveryMove.Unspecified
                ? await Grain.Tell(new TellNews(id, words ?? "", Member))
                : await Grain.Move(new MoveDelivery(id, Move, words ?? "", day, Member)),
            "Residents can read it now.");
    }

    public async Task<IActionResult> OnPostDetails(string? owner, string? expectedDay, string? ledgerCode, string? recipientId)
    {
        if (!await Find())
        {
            return NotFound();
        }

        (Owner, ExpectedDay, LedgerCode, RecipientId) = (owner, expectedDay, ledgerCode, recipientId);
        if (!TryDay(expectedDay, out var day))
        {
            return Again(NoDay("expectedDay"));
        }

        // Whoever keeps the money only sees the ledger code; the rest stays as it is.
        var command = MayKeep
            ? new ChangeDetails(owner, day, ledgerCode, Member) { RecipientId = IsGrant ? recipientId : Delivery.RecipientId }
            : new ChangeDetails(Delivery.Delivery.Owner, Delivery.Delivery.ExpectedBy, ledgerCode, Member) { RecipientId = Delivery.RecipientId };
        return Answer(await Grain.Change(command), "The details are saved.", ("expectedBy", "expectedDay"));
    }

    public async Task<IActionResult> OnPostPayment(Guid id, string? amount, string? day, string? what, string? corrects, bool overAward)
    {
        if (!await Find())
        {
            return NotFound();
        }

        (PaidAmount, PaidDay, PaidWhat, Corrects) = (amount, day, what, corrects);
        var wrong = new List<Refused>();
        if (!TypedMoney.TryReadEither(amount, out var money))
        {
            wrong.Add(TypedMoney.Unfit("amount"));
        }

        if (!TryDay(day, out var paid) || paid is null)
        {
            wrong.Add(NoDay("day"));
        }

        int? number = int.TryParse(corrects, NumberStyles.None, CultureInfo.InvariantCulture, out var entry) ? entry : null;
        if (number is null && !string.IsNullOrWhiteSpace(corrects))
        {
            wrong.Add(new("entry-unknown", "Enter the number of an entry, or nothing.", "corrects"));
        }

        return wrong.Count > 0
            ? Again(wrong)
            : Answer(await Grain.Pay(new RecordPayment(id, money, paid!.Value, what ?? "", number, overAward, Member)), "The payment is entered.");
    }

    public async Task<IActionResult> OnPostReturn(Guid id, string? pot, string? returned)
    {
        if (!await Find())
        {
            return NotFound();
        }

        (ReturnPot, ReturnAmount) = (int.TryParse(pot, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, returned);
        return TypedMoney.TryReadEither(returned, out var amount)
            ? Answer(await Grain.Return(new ReturnUnderspend(id, ReturnPot, amount, Member)), "It is in the pot.", ("amount", "returned"))
            : Again(TypedMoney.Unfit("returned"));
    }

    public async Task<IActionResult> OnPostPhoto(Guid id, IFormFile? photo, string? altText)
    {
        if (!await Find())
        {
            return NotFound();
        }

        (AltText, Given) = (altText, ConsentForm.Read(Request.Form, ""));
        if (photo is null or { Length: 0 })
        {
            return Again(new Refused("photo-missing", "Choose a photo.", "photo"));
        }

        using var bytes = new MemoryStream((int)photo.Length);
        await photo.CopyToAsync(bytes, HttpContext.RequestAborted);
        return Answer(await Grain.AddPhoto(new AddPhoto(id, bytes.ToArray(), altText ?? "", Member) { Consent = Given.Given }), "The photo is public.");
    }

    public async Task<IActionResult> OnPostConsent(string? photo)
    {
        if (!await Find())
        {
            return NotFound();
        }

        (SaidPhoto, Said) = (photo, ConsentForm.Read(Request.Form, "said-"));
        if (Said.Given is null)
        {
            return Again(ConsentRules.Check(null, default).Select(Said.Place));
        }

        var outcome = await Grain.RecordConsent(new RecordPhotoConsent(photo ?? "", Said.Given, Member));
        return Answer(new([.. outcome.Refusals.Select(Said.Place)]), "The photo is public.", ("photo", "said-photo"));
    }

    public async Task<IActionResult> OnPostWithdraw(string? photo) => !await Find()
        ? NotFound()
        : Answer(await Grain.RecordConsent(new RecordPhotoConsent(photo ?? "", null, Member)), "The photo is no longer shown.");

    public async Task<IActionResult> OnPostRemove(string? photo) => !await Find()
        ? NotFound()
        : Answer(await Grain.RemovePhoto(new RemovePhoto(photo ?? "", Member)), "The photo is removed.");

    private async Task<bool> Find()
    {
        var asked = (string?)RouteData.Values["project"];
        if (Setup.Projects.FirstOrDefault(project => project.Id == asked) is not { } found)
        {
            return false;
        }

        Project = found;
        if (await Grain.GetStaffView(Member) is not { } delivery)
        {
            return false;
        }

        (Delivery, Pots) = (delivery, await grains.GetGrain<IPotsGrain>("all").List());
        return true;
    }

    private IActionResult Answer(DeliveryOutcome outcome, string done, params (string From, string To)[] fields) => outcome.Done
        ? Went(DeliveryLinks.StaffProject(Round.Id, Project.Id), done)
        : Again(outcome.Refusals.Select(refused => fields.FirstOrDefault(field => field.From == refused.Field) is { To: { } to } ? refused with { Field = to } : refused));

    private static Refused NoDay(string field) => new("day-unfit", "Enter a real day.", field);

    private static bool TryDay(string? text, out DateOnly? day)
    {
        var given = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = given ? read : null;
        return given || string.IsNullOrWhiteSpace(text);
    }
}
