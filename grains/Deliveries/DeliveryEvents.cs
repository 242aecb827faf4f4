using ParticipatoryHub.Consents;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Deliveries;

/// <summary>Something that happened to a funded project.</summary>
internal abstract record DeliveryEvent(StaffMember By, DateTimeOffset At);

internal sealed record DeliveryMoved(Guid Id, DeliveryPhase Phase, string Words, DateOnly? ExpectedBy, StaffMember By, DateTimeOffset At) : DeliveryEvent(By, At);

internal sealed record NewsTold(Guid Id, string Words, StaffMember By, DateTimeOffset At) : DeliveryEvent(By, At);

internal sealed record DetailsChanged(string? Owner, DateOnly? ExpectedBy, string? LedgerCode, StaffMember By, DateTimeOffset At, string? RecipientId = null) : DeliveryEvent(By, At);

internal sealed record PhotoAdded(DeliveryPhoto Photo, StaffMember By, DateTimeOffset At) : DeliveryEvent(By, At);

internal sealed record PhotoConsentSaid(string Photo, Consent? Consent, StaffMember By, DateTimeOffset At) : DeliveryEvent(By, At);

internal sealed record PhotoRemoved(string Photo, StaffMember By, DateTimeOffset At) : DeliveryEvent(By, At);

internal sealed record UnderspendReturned(UnderspendReturn Return, StaffMember By, DateTimeOffset At) : DeliveryEvent(By, At);

internal sealed record PaymentRecorded(Payment Payment, StaffMember By, DateTimeOffset At) : DeliveryEvent(By, At);
