using System.Collections.Immutable;
using ParticipatoryHub.Consents;
using ParticipatoryHub.Finance;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;

namespace ParticipatoryHub.Deliveries;

/// <summary>What may be done to a funded project: pure decisions on the state, the command and the day.</summary>
internal static class DeliveryRules
{
    public const int LongestWords = 2_000;
    public const int LongestAltText = 300;
    private const int LongestName = 200;
    private const int MostNews = 300;
    private const int MostPhotos = 40;
    private const int MostPayments = 1_000;
    private const long MostMoney = 1_000_000_000_000_000;
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2200, 1, 1);

    public static Refused NotYours { get; } = new("not-yours", DeliveryLifecycle.NotYours);

    public static Refused NotYourMoney { get; } = new("not-yours", "Only finance officers, officers and administrators enter payments.");

    public static Refused NotFunded { get; } = new("delivery-unknown", "No published result funds such a project.");

    public static bool MayKeep(StaffMember by) => by.May(StaffAct.KeepDeliveries);

    public static bool MayPay(StaffMember by) => by.May(StaffAct.RecordSpend);

    public static ImmutableArray<Refused> RefuseMove(DeliveryState state, MoveDelivery command)
    {
        var missing = new DeliveryLifecycle(state.Phase, new DeliveryFacts(MayKeep(command.By), !string.IsNullOrWhiteSpace(command.Words))).Missing(command.Move);
        return !MayKeep(command.By) ? [NotYours]
            : !missing.IsEmpty ? [.. missing.Select(sentence => sentence == DeliveryLifecycle.WordsMissing ? new Refused("words-missing", sentence, "words") : new Refused("wrong-phase", sentence, "move"))]
            : [.. RefuseWords(state, command.Words), .. RefuseDay(command.ExpectedBy, "expectedBy")];
    }

    public static ImmutableArray<Refused> RefuseNews(DeliveryState state, TellNews command) =>
        !MayKeep(command.By) ? [NotYours]
        : string.IsNullOrWhiteSpace(command.Words) ? [new("words-missing", DeliveryLifecycle.WordsMissing, "words")]
        : RefuseWords(state, command.Words);

    public static ImmutableArray<Refused> RefuseDetails(DeliveryState state, ChangeDetails command)
    {
        var onlyCode = command.Owner == state.Owner && command.ExpectedBy == state.ExpectedBy && command.RecipientId == state.RecipientId;
        return !MayKeep(command.By) && !(onlyCode && MayPay(command.By)) ? [NotYours]
            : command.Owner?.Length > LongestName ? [new("owner-too-long", $"The name may have at most {LongestName} characters.", "owner")]
            : command.LedgerCode?.Length > 60 ? [new("ledger-code-too-long", "A ledger code may have at most 60 characters.", "ledgerCode")]
            : command.RecipientId is { } recipient && !GivingIdentity.IsOrganisation(recipient)
                ? [new("recipient-id-unfit", "Enter the registration as an org-id: GB-CHC- and the number for a charity, GB-COH- and the number for a company.", "recipientId")]
            : RefuseDay(command.ExpectedBy, "expectedBy");
    }

    /// <param name="today">The day that has begun somewhere on earth.</param>
    public static ImmutableArray<Refused> RefuseConsent(DeliveryState state, RecordPhotoConsent command, DateOnly today) =>
        !MayKeep(command.By) ? [NotYours]
        : state.Photos.All(photo => photo.Id != command.Photo) ? [new("photo-unknown", "There is no such photo.", "photo")]
        : command.Given is { } given ? ConsentRules.Check(given, today)
        : [];

    /// <param name="today">The day that has begun somewhere on earth.</param>
    public static ImmutableArray<Refused> RefusePhoto(DeliveryState state, AddPhoto command, DateOnly today) =>
        !MayKeep(command.By) ? [NotYours]
        : state.Photos.Length >= MostPhotos ? [new("photos-too-many", $"A project may have {MostPhotos} photos. Remove one first.", "photo")]
        : string.IsNullOrWhiteSpace(command.AltText) ? [new("alt-text-missing", "Say what the photo shows, for people who cannot see it.", "altText")]
        : command.AltText.Length > LongestAltText ? [new("alt-text-too-long", $"The description may have at most {LongestAltText} characters.", "altText")]
        : ConsentRules.Check(command.Consent, today);

    /// <param name="today">The day that has begun somewhere on earth.</param>
    public static ImmutableArray<Refused> RefusePayment(DeliveryState state, Money award, RecordPayment command, DateOnly today)
    {
        if (!MayPay(command.By))
        {
            return [NotYourMoney];
        }

        var wrong = ImmutableArray.CreateBuilder<Refused>();
        if (command.Amount.Pence == 0 || Math.Abs(command.Amount.Pence) > MostMoney)
        {
            wrong.Add(new("amount-unfit", "Enter an amount of money.", "amount"));
        }
        else if (command.Corrects is null && command.Amount < Money.Zero)
        {
            wrong.Add(new("amount-negative", "A payment is more than nothing. To take money back, correct the entry it belongs to.", "amount"));
        }

        if (string.IsNullOrWhiteSpace(command.What) || command.What.Length > LongestName)
        {
            wrong.Add(new("what-missing", $"Say to whom and for what, in at most {LongestName} characters.", "what"));
        }

        if (command.Day < Earliest || command.Day > today)
        {
            wrong.Add(new("day-unfit", "The day of a payment cannot lie in the future.", "day"));
        }

        if (state.Payments.Length >= MostPayments)
        {
            wrong.Add(new("payments-too-many", $"A project may have {MostPayments:N0} entries.", "amount"));
        }

        if (wrong.Count == 0)
        {
            CheckSum(state, award, command, wrong);
        }

        return wrong.DrainToImmutable();
    }

    /// <param name="currency">Of the round.</param>
    /// <param name="pot">The name of the pot, or null where there is none of that number.</param>
    public static ImmutableArray<Refused> RefuseReturn(DeliveryState state, Money award, ReturnUnderspend command, string? currency, string? pot) =>
        !MayPay(command.By) ? [NotYourMoney]
        : state.Phase is not (DeliveryPhase.Delivered or DeliveryPhase.Stopped) ? [new("not-over", "Money goes back when the project is delivered or stopped.", "amount")]
        : pot is null ? [new("pot-unknown", "Choose a pot.", "pot")]
        : currency != Pot.Currency ? [PotRules.OtherCurrency("pot")]
        : command.Amount <= Money.Zero ? [new("amount-unfit", "Enter an amount of money.", "amount")]
        : command.Amount > award - state.Spent - state.Returned ? [new("over-left", "That is more than is left of the award.", "amount")]
        : [];

    /// <summary>Whether a command was carried out already: its answer was lost, not its effect.</summary>
    public static bool IsDone(DeliveryState state, Guid id) =>
        state.News.Any(news => news.Id == id) || state.Payments.Any(payment => payment.Id == id) || state.Photos.Any(photo => photo.Id == PhotoId(id)) || state.Returns.Any(back => back.Id == id);

    public static string PhotoId(Guid id) => id.ToString("N");

    private static void CheckSum(DeliveryState state, Money award, RecordPayment command, ImmutableArray<Refused>.Builder wrong)
    {
        if (command.Corrects is { } number)
        {
            var corrected = state.Payments.Where(payment => payment.Number == number || payment.Corrects == number).ToArray();
            if (!Array.Exists(corrected, payment => payment.Number == number && payment.Corrects is null))
            {
                wrong.Add(new("entry-unknown", "There is no such payment to correct.", "corrects"));
            }
            else if (corrected.Aggregate(command.Amount, static (sum, payment) => sum + payment.Amount) < Money.Zero)
            {
                wrong.Add(new("correction-too-large", "A payment cannot be corrected to less than nothing.", "amount"));
            }
        }

        var spent = state.Spent + command.Amount;
        if (command.Amount > Money.Zero && spent > award - state.Returned && !command.OverAward)
        {
            wrong.Add(new("over-award", "This takes spending over the award. Tick the box if that has been agreed.", "overAward"));
        }
    }

    private static ImmutableArray<Refused> RefuseWords(DeliveryState state, string words) =>
        words.Length > LongestWords ? [new("words-too-long", $"News may have at most {LongestWords:N0} characters; this has {words.Length:N0}.", "words")]
        : state.News.Length >= MostNews ? [new("news-too-much", $"A project may have {MostNews} pieces of news.", "words")]
        : [];

    private static ImmutableArray<Refused> RefuseDay(DateOnly? day, string field) =>
        day is { } given && (given < Earliest || given > Latest) ? [new("day-unfit", "Enter a real day.", field)] : [];
}
