using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Pots;

/// <summary>Refuses, decides, writes, tells the audit log.</summary>
internal sealed partial class PotsGrain(
    [PersistentState("pots")] IPersistentState<PotsState> stored, IAuditJournal audit, TimeProvider clock, ILogger<PotsGrain> log) : Grain, IPotsGrain
{
    private PotsState State => stored.State ?? new();

    public override Task OnActivateAsync(CancellationToken cancellationToken) => WriteAudit();

    public async Task<PotOutcome> Open(OpenPot command)
    {
        if (PotRules.IsDone(State, command))
        {
            return new([]);
        }

        var refusals = PotRules.Refuse(State, command);
        if (refusals.IsEmpty)
        {
            await Write(State.With(command, PotAudit.Entry(command, clock.GetUtcNow())));
        }

        return new(refusals);
    }

    public async Task<PotOutcome> Move(MoveMoney command)
    {
        if (PotRules.IsDone(State, command))
        {
            return new([]);
        }

        var round = await FindRound(command.Round);
        var refusals = PotRules.Refuse(State, command, round);
        if (refusals.IsEmpty)
        {
            var (kind, now) = (PotRules.Kind(command.Move, round!), clock.GetUtcNow());
            var amount = kind == PotEntryKind.Drawn ? Money.Zero - command.Amount : command.Amount;
            await Write(State.With(
                command.Pot,
                new PotEntry(0, command.Id, kind, amount, round!.Id, null, command.Words.Trim(), command.By.Name, now),
                PotAudit.Entry(command, Find(command.Pot), kind, now)));
        }

        return new(refusals);
    }

    public async Task Take(DeliveryKey from, string name, UnderspendReturn back)
    {
        if (!State.Has(back.Id))
        {
            await Write(State.With(
                back.Pot,
                new PotEntry(0, back.Id, PotEntryKind.NotNeeded, back.Amount, from.Round, from.Project, name, back.By, back.At),
                PotAudit.Entry(from, name, back, Find(back.Pot))));
        }
    }

    public Task<ImmutableArray<Pot>> List() => Task.FromResult(State.Pots);

    public Task<PotShare> Share(string round) => Task.FromResult(State.Share(round));

    public async Task<Money?> LeftOf(string round) => (await FindRound(round))?.Left;

    private Pot Find(int number) => State.Pots.Single(pot => pot.Number == number);

    // A draft that was deleted may still have money.
    private async Task<PotRound?> FindRound(string slug)
    {
        if (!RoundKey.TryParse(slug, out var key))
        {
            return null;
        }

        var round = GrainFactory.GetGrain<IRoundGrain>(key.Slug);
        return await round.GetView() is { } view ? PotRound.Of(view, view.Phase.IsPublic() ? await round.GetResult() : null)
            : State.Share(key.Slug).Drawn > Money.Zero ? PotRound.Gone(key.Slug)
            : null;
    }

    private async Task Write(PotsState next)
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

        await WriteAudit();
    }

    private async Task WriteAudit()
    {
        if (!State.Unwritten.IsEmpty && await audit.AppendAll(State.Unwritten, LogNotAudited, default))
        {
            stored.State = State with { Unwritten = [] };
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log could not be told of what was done with pots; it is tried again.")]
    private partial void LogNotAudited(Exception failure);
}
