using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Consents;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Deliveries;

/// <summary>Refuses, decides, writes, tells. The award is that of the result that is public now.</summary>
internal sealed partial class DeliveryGrain(
    [PersistentState("delivery")] IPersistentState<DeliveryState> stored,
    IDeliveryPhotos photos,
    IAuditJournal audit,
    TimeProvider clock,
    ILogger<DeliveryGrain> log) : Grain, IDeliveryGrain
{
    private (int Version, Money? Award) known;

    private DeliveryKey Key => DeliveryKey.TryParse(this.GetPrimaryKeyString(), out var key) ? key : default;

    private IRoundGrain Round => GrainFactory.GetGrain<IRoundGrain>(Key.Round);

    private IPotsGrain Pots => GrainFactory.GetGrain<IPotsGrain>("all");

    private DeliveryState State => stored.State ?? new();

    private DateTimeOffset Now => clock.GetUtcNow();

    // The day that has begun somewhere on earth.
    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime.AddHours(14));

    public Task<DeliveryOutcome> Move(MoveDelivery command) => Decide(
        command.Id,
        _ => DeliveryRules.RefuseMove(State, command),
        () => new DeliveryMoved(
            command.Id,
            new DeliveryLifecycle(State.Phase, new DeliveryFacts(true, true)).After(command.Move),
            command.Words.Trim(),
            command.ExpectedBy,
            command.By,
            Now));

    public Task<DeliveryOutcome> Tell(TellNews command) => Decide(
        command.Id, _ => DeliveryRules.RefuseNews(State, command), () => new NewsTold(command.Id, command.Words.Trim(), command.By, Now));

    public Task<DeliveryOutcome> Change(ChangeDetails command)
    {
        var tidy = command with { Owner = Tidy(command.Owner), LedgerCode = Tidy(command.LedgerCode), RecipientId = Tidy(command.RecipientId) };
        return Decide(Guid.Empty, _ => DeliveryRules.RefuseDetails(State, tidy), () => new DetailsChanged(tidy.Owner, tidy.ExpectedBy, tidy.LedgerCode, tidy.By, Now, tidy.RecipientId));
    }

    public async Task<DeliveryOutcome> AddPhoto(AddPhoto command)
    {
        var id = DeliveryRules.PhotoId(command.Id);
        PhotoFile? file = null;
        return await Decide(
            command.Id,
            _ => DeliveryRules.RefusePhoto(State, command, Today) is { IsEmpty: false } refusals ? refusals : PhotoFile.Read(command.Bytes, out file) is { } refused ? [refused] : [],
            () => new PhotoAdded(
                new DeliveryPhoto(id, Now, command.AltText.Trim(), file!.Width, file.Height) { Consent = Consent.Of(command.Consent!, command.By.Name, Now) }, command.By, Now),
            async () =>
            {
                await photos.Add(Key.Round, id, file!.Content, default);
                await photos.Show(Key.Round, id, true, default);
            });
    }

    // Hidden before it is said that it is, and shown only after that: whatever falls over meanwhile, nothing is seen without consent.
    public async Task<DeliveryOutcome> RecordConsent(RecordPhotoConsent command)
    {
        var outcome = await Decide(
            Guid.Empty,
            _ => DeliveryRules.RefuseConsent(State, command, Today),
            () => new PhotoConsentSaid(command.Photo, command.Given is { } given ? Consent.Of(given, command.By.Name, Now) : TakenBack(command.Photo), command.By, Now),
            () => photos.Show(Key.Round, command.Photo, false, default));
        if (outcome.Done && command.Given is not null)
        {
            await photos.Show(Key.Round, command.Photo, true, default);
        }

        return outcome;
    }

    public async Task<DeliveryOutcome> RemovePhoto(RemovePhoto command)
    {
        var outcome = await Decide(
            Guid.Empty, _ => DeliveryRules.MayKeep(command.By) ? [] : [DeliveryRules.NotYours], () => new PhotoRemoved(command.Photo, command.By, Now));
        if (outcome.Done)
        {
            await photos.Remove(Key.Round, command.Photo, default);
        }

        return outcome;
    }

    public Task<DeliveryOutcome> Pay(RecordPayment command) => Decide(
        command.Id,
        awarded => DeliveryRules.RefusePayment(State, awarded, command, Today),
        () => new PaymentRecorded(
            new Payment(State.Payments.Length + 1, command.Id, command.Amount, command.Day, command.What.Trim(), command.Corrects, command.By.Name, Now),
            command.By,
            Now));

    public async Task<DeliveryOutcome> Return(ReturnUnderspend command)
    {
        var pot = (await Pots.List()).FirstOrDefault(pot => pot.Number == command.Pot);
        var currency = Key == default ? null : (await Round.GetView())?.Setup.Currency;
        var outcome = await Decide(
            command.Id,
            awarded => DeliveryRules.RefuseReturn(State, awarded, command, currency, pot?.Name),
            () => new UnderspendReturned(new UnderspendReturn(command.Id, command.Amount, command.Pot, pot!.Name, command.By.Name, command.By.Id, Now), command.By, Now));
        await TellPots();
        return outcome;
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await WriteAudit();
        await TellPots();
    }

    public async Task<DeliveryView?> GetView() => await Award() is { } awarded ? State.View(Key.Project, awarded) : null;

    public async Task<DeliveryStaffView?> GetStaffView(StaffMember by)
    {
        if (await Award() is not { } awarded)
        {
            return null;
        }

        var facts = new DeliveryFacts(DeliveryRules.MayKeep(by), true);
        return new DeliveryStaffView(
            State.View(Key.Project, awarded),
            State.LedgerCode,
            State.Payments,
            [.. DeliveryLifecycle.Moves.Where(move => new DeliveryLifecycle(State.Phase, facts).Missing(move).IsEmpty)])
        {
            RecipientId = State.RecipientId,
            Photos = [.. State.Photos.Reverse()],
        };
    }

    private async Task<DeliveryOutcome> Decide(
        Guid id, Func<Money, ImmutableArray<Refused>> refuse, Func<DeliveryEvent> decide, Func<Task>? before = null)
    {
        await TellPots();
        if (await Award() is not { } awarded)
        {
            return new DeliveryOutcome([DeliveryRules.NotFunded]);
        }

        if (id != Guid.Empty && DeliveryRules.IsDone(State, id))
        {
            return new DeliveryOutcome([]);
        }

        var refusals = refuse(awarded);
        if (!refusals.IsEmpty)
        {
            return new DeliveryOutcome(refusals);
        }

        var happened = decide();
        await (before?.Invoke() ?? Task.CompletedTask);
        await Write(State.With(happened) with
        {
            Award = awarded,
            Unwritten = happened is PaymentRecorded paid ? State.Unwritten.Add(DeliveryAudit.Entry(Key, State, paid)) : State.Unwritten,
        });
        await WriteAudit();
        LogHappened(Key, happened.GetType().Name, State.Phase, happened.By.Id);
        await TellList(awarded);
        return new DeliveryOutcome([]);
    }

    // Of one publication the award never changes, but a result may be set aside and another published.
    private async Task<Money?> Award()
    {
        if (Key == default || await Round.GetView() is not { } round || !round.Phase.IsPublic())
        {
            return null;
        }

        if (known.Version != round.CountVersion && await Round.GetResult() is { } result)
        {
            known = (round.CountVersion, result.Selected.Contains(Key.Project) ? State.Award ?? round.Setup.Projects.FirstOrDefault(project => project.Id == Key.Project)?.Cost : null);
        }

        return known.Award;
    }

    private async Task TellList(Money awarded)
    {
        try
        {
            await GrainFactory.GetGrain<IDeliveriesGrain>(Key.Round).Put(State.Line(Key.Project, awarded));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, Key);
        }
    }

    private async Task Write(DeliveryState next)
    {
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // Whether it was stored is not known: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task WriteAudit()
    {
        if (!State.Unwritten.IsEmpty && await audit.AppendAll(State.Unwritten, failure => LogNotAudited(failure, Key), default))
        {
            stored.State = State with { Unwritten = [] };
        }
    }

    // It is on record here first; whatever falls over, the next command or activation tells the pots anew, and they take each return once.
    private async Task TellPots()
    {
        try
        {
            while (State.ReturnsTold < State.Returns.Length)
            {
                await Pots.Take(Key, (await Round.GetView())?.Setup.Projects.FirstOrDefault(project => project.Id == Key.Project)?.Name ?? Key.Project, State.Returns[State.ReturnsTold]);
                await Write(State with { ReturnsTold = State.ReturnsTold + 1 });
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogPotsNotTold(failure, Key);
        }
    }

    private Consent? TakenBack(string photo) => State.Photos.First(kept => kept.Id == photo).Consent is { } consent ? consent with { WithdrawnAt = Now } : null;

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery}: {What}, now {Phase}, by {By}.")]
    private partial void LogHappened(DeliveryKey delivery, string what, DeliveryPhase phase, string by);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery}: the audit log could not be told of a payment; it is tried again.")]
    private partial void LogNotAudited(Exception failure, DeliveryKey delivery);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery}: the pots could not be told of money that went back; it is tried again.")]
    private partial void LogPotsNotTold(Exception failure, DeliveryKey delivery);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery}: the round's list could not be told.")]
    private partial void LogNotTold(Exception failure, DeliveryKey delivery);
}
