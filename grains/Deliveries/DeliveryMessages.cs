using System.Collections.Immutable;
using ParticipatoryHub.Consents;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Deliveries;

/// <summary>A step of the lifecycle, with what residents read about it.</summary>
/// <param name="Id">Made by the sender; sending the same again has one effect.</param>
/// <param name="Words">What has happened, for residents.</param>
/// <param name="ExpectedBy">When it should be done now, or null to leave that as it is.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.MoveDelivery")]
public sealed record MoveDelivery(
    [property: Id(0)] Guid Id,
    [property: Id(1)] DeliveryMove Move,
    [property: Id(2)] string Words,
    [property: Id(3)] DateOnly? ExpectedBy,
    [property: Id(4)] StaffMember By);

/// <summary>News that changes no phase.</summary>
[GenerateSerializer, Immutable, Alias("hub.deliveries.TellNews")]
public sealed record TellNews([property: Id(0)] Guid Id, [property: Id(1)] string Words, [property: Id(2)] StaffMember By);

/// <summary>Who carries it out, when it should be done, and under which code it is booked; each null to say nothing about it.</summary>
[GenerateSerializer, Immutable, Alias("hub.deliveries.ChangeDetails")]
public sealed record ChangeDetails(
    [property: Id(0)] string? Owner,
    [property: Id(1)] DateOnly? ExpectedBy,
    [property: Id(2)] string? LedgerCode,
    [property: Id(3)] StaffMember By)
{
    /// <summary>The registration of who receives a grant as an org-id, such as <c>GB-CHC-1234567</c> for a charity; null where there is none.</summary>
    [Id(4)]
    public string? RecipientId { get; init; }
}

/// <summary>A photo, with what it shows for whoever cannot see it.</summary>
/// <param name="Bytes">A JPEG or PNG file; what it tells besides the picture, such as where it was taken, is taken out.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.AddPhoto")]
public sealed record AddPhoto(
    [property: Id(0)] Guid Id,
    [property: Id(1)] byte[] Bytes,
    [property: Id(2)] string AltText,
    [property: Id(3)] StaffMember By)
{
    /// <summary>Who agreed that it is shown.</summary>
    [Id(4)]
    public GivenConsent? Consent { get; init; }
}

/// <summary>Says who agreed that a photo is shown; null takes the consent back, and with it the photo from the public's eyes.</summary>
[GenerateSerializer, Immutable, Alias("hub.deliveries.RecordPhotoConsent")]
public sealed record RecordPhotoConsent([property: Id(0)] string Photo, [property: Id(1)] GivenConsent? Given, [property: Id(2)] StaffMember By);

/// <summary>Take a photo away again.</summary>
[GenerateSerializer, Immutable, Alias("hub.deliveries.RemovePhoto")]
public sealed record RemovePhoto([property: Id(0)] string Photo, [property: Id(1)] StaffMember By);

/// <summary>Money that was paid out for the project, or a correction of an entry before.</summary>
/// <param name="Amount">Of a correction the difference, which may be less than nothing.</param>
/// <param name="Day">When it was paid.</param>
/// <param name="What">To whom and for what; staff only.</param>
/// <param name="Corrects">The number of the entry that it corrects, or null.</param>
/// <param name="OverAward">It has been agreed that more is spent than was awarded.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.RecordPayment")]
public sealed record RecordPayment(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Money Amount,
    [property: Id(2)] DateOnly Day,
    [property: Id(3)] string What,
    [property: Id(4)] int? Corrects,
    [property: Id(5)] bool OverAward,
    [property: Id(6)] StaffMember By);

/// <summary>Puts what is left of an award into a pot.</summary>
/// <param name="Pot">Its number.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.ReturnUnderspend")]
public sealed record ReturnUnderspend(
    [property: Id(0)] Guid Id,
    [property: Id(1)] int Pot,
    [property: Id(2)] Money Amount,
    [property: Id(3)] StaffMember By);

/// <summary>Money of an award that went into a pot; never changed.</summary>
/// <param name="PotName">As it was called then.</param>
/// <param name="By">The name of who entered it.</param>
/// <param name="ById">The account.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.UnderspendReturn")]
public sealed record UnderspendReturn(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Money Amount,
    [property: Id(2)] int Pot,
    [property: Id(3)] string PotName,
    [property: Id(4)] string By,
    [property: Id(5)] string ById,
    [property: Id(6)] DateTimeOffset At);

/// <summary>What became of a command to a delivery.</summary>
/// <param name="Refusals">Empty when it was done.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.DeliveryOutcome")]
public sealed record DeliveryOutcome([property: Id(0)] ImmutableArray<Refused> Refusals)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

/// <summary>News of a project, dated.</summary>
/// <param name="Phase">The phase after it.</param>
/// <param name="Words">For residents.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.DeliveryNews")]
public sealed record DeliveryNews(
    [property: Id(0)] Guid Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] DeliveryPhase Phase,
    [property: Id(3)] string Words,
    [property: Id(4)] string By);

/// <summary>A photo as it is listed; its bytes are in <see cref="IDeliveryPhotos"/>.</summary>
[GenerateSerializer, Immutable, Alias("hub.deliveries.DeliveryPhoto")]
public sealed record DeliveryPhoto(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string AltText,
    [property: Id(3)] int Width,
    [property: Id(4)] int Height)
{
    /// <summary>Who agreed that it is shown; null where that was never said. For staff.</summary>
    [Id(5)]
    public Consent? Consent { get; init; }

    /// <summary>Whether it may be shown.</summary>
    public bool IsShown => Consent is { Stands: true };
}

/// <summary>An entry of money paid, never changed.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Corrects">The number of the entry that it corrects, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.Payment")]
public sealed record Payment(
    [property: Id(0)] int Number,
    [property: Id(1)] Guid Id,
    [property: Id(2)] Money Amount,
    [property: Id(3)] DateOnly Day,
    [property: Id(4)] string What,
    [property: Id(5)] int? Corrects,
    [property: Id(6)] string By,
    [property: Id(7)] DateTimeOffset At);

/// <summary>A funded project as anyone may see it.</summary>
/// <param name="Owner">Who carries it out, or null.</param>
/// <param name="Award">What the result gave it.</param>
/// <param name="Spent">What was paid out so far.</param>
/// <param name="News">Newest first.</param>
/// <param name="Photos">Those that may be shown, newest first, without who agreed.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.DeliveryView")]
public sealed record DeliveryView(
    [property: Id(0)] string Project,
    [property: Id(1)] DeliveryPhase Phase,
    [property: Id(2)] string? Owner,
    [property: Id(3)] DateOnly? ExpectedBy,
    [property: Id(4)] Money Award,
    [property: Id(5)] Money Spent,
    [property: Id(6)] ImmutableArray<DeliveryNews> News,
    [property: Id(7)] ImmutableArray<DeliveryPhoto> Photos)
{
    /// <summary>What went into pots, in order.</summary>
    [Id(8)]
    public ImmutableArray<UnderspendReturn> Returns { get; init; } = [];

    /// <summary>All of that together.</summary>
    public Money Returned => Returns.Aggregate(Money.Zero, static (sum, back) => sum + back.Amount);

    /// <summary>What is left of the award; less than nothing when more was spent.</summary>
    public Money Left => Award - Spent - Returned;
}

/// <summary>A funded project as staff see it.</summary>
/// <param name="Moves">The moves that may be made by the one who asked.</param>
/// <param name="Payments">In the order of entry.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.DeliveryStaffView")]
public sealed record DeliveryStaffView(
    [property: Id(0)] DeliveryView Delivery,
    [property: Id(1)] string? LedgerCode,
    [property: Id(2)] ImmutableArray<Payment> Payments,
    [property: Id(3)] ImmutableArray<DeliveryMove> Moves)
{
    /// <summary>The registration of who receives a grant as an org-id, or null.</summary>
    [Id(4)]
    public string? RecipientId { get; init; }

    /// <summary>Every photo, with consent and without, newest first.</summary>
    [Id(5)]
    public ImmutableArray<DeliveryPhoto> Photos { get; init; } = [];
}

/// <summary>A line of a round's list of deliveries.</summary>
/// <param name="LastNewsAt">When residents were last told something, or null.</param>
/// <param name="LedgerCode">For staff.</param>
[GenerateSerializer, Immutable, Alias("hub.deliveries.DeliveryLine")]
public sealed record DeliveryLine(
    [property: Id(0)] string Project,
    [property: Id(1)] DeliveryPhase Phase,
    [property: Id(2)] string? Owner,
    [property: Id(3)] DateOnly? ExpectedBy,
    [property: Id(4)] Money Award,
    [property: Id(5)] Money Spent,
    [property: Id(6)] DateTimeOffset? LastNewsAt,
    [property: Id(7)] string? LedgerCode)
{
    /// <summary>The registration of who receives a grant as an org-id, or null.</summary>
    [Id(8)]
    public string? RecipientId { get; init; }

    /// <summary>What went into pots.</summary>
    [Id(9)]
    public Money Returned { get; init; }

    /// <summary>What is left of the award; less than nothing when more was spent.</summary>
    public Money Left => Award - Spent - Returned;
}
