using System.Collections.Immutable;
using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Deliveries;

/// <summary>What is stored of a funded project. Photos' bytes are kept apart.</summary>
internal sealed record DeliveryState
{
    public DeliveryPhase Phase { get; init; } = DeliveryPhase.NotStarted;

    /// <summary>As the result gave it; null before the first command.</summary>
    public Money? Award { get; init; }

    public string? Owner { get; init; }

    public DateOnly? ExpectedBy { get; init; }

    public string? LedgerCode { get; init; }

    public string? RecipientId { get; init; }

    /// <summary>In the order in which it was told.</summary>
    public ImmutableArray<DeliveryNews> News { get; init; } = [];

    public ImmutableArray<DeliveryPhoto> Photos { get; init; } = [];

    public ImmutableArray<Payment> Payments { get; init; } = [];

    public ImmutableArray<UnderspendReturn> Returns { get; init; } = [];

    /// <summary>How many of <see cref="Returns"/> the pots have been told of.</summary>
    public int ReturnsTold { get; init; }

    /// <summary>Entries of the audit log that its journal may not have yet.</summary>
    public ImmutableArray<AuditEntry> Unwritten { get; init; } = [];

    public Money Returned => Returns.Aggregate(Money.Zero, static (sum, back) => sum + back.Amount);

    public Money Spent => Payments.Aggregate(Money.Zero, static (sum, payment) => sum + payment.Amount);

    public DeliveryState With(DeliveryEvent happened) => happened switch
    {
        DeliveryMoved e => this with
        {
            Phase = e.Phase,
            ExpectedBy = e.ExpectedBy ?? ExpectedBy,
            News = News.Add(new DeliveryNews(e.Id, e.At, e.Phase, e.Words, e.By.Name)),
        },
        NewsTold e => this with { News = News.Add(new DeliveryNews(e.Id, e.At, Phase, e.Words, e.By.Name)) },
        DetailsChanged e => this with { Owner = e.Owner, ExpectedBy = e.ExpectedBy, LedgerCode = e.LedgerCode, RecipientId = e.RecipientId },
        PhotoAdded e => this with { Photos = Photos.Add(e.Photo) },
        PhotoConsentSaid e => this with { Photos = [.. Photos.Select(photo => photo.Id == e.Photo ? photo with { Consent = e.Consent } : photo)] },
        PhotoRemoved e => this with { Photos = Photos.RemoveAll(photo => photo.Id == e.Photo) },
        UnderspendReturned e => this with { Returns = Returns.Add(e.Return) },
        PaymentRecorded e => this with { Payments = Payments.Add(e.Payment) },
        _ => this,
    };

    public DeliveryView View(string project, Money award) => new(
        project, Phase, Owner, ExpectedBy, Award ?? award, Spent, [.. News.Reverse()], [.. Photos.Reverse().Where(photo => photo.IsShown).Select(photo => photo with { Consent = photo.Consent! with { Who = "", By = "" } })]) { Returns = Returns };

    public DeliveryLine Line(string project, Money award) => new(
        project, Phase, Owner, ExpectedBy, Award ?? award, Spent, News.IsEmpty ? null : News[^1].At, LedgerCode) { RecipientId = RecipientId, Returned = Returned };
}
