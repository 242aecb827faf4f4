using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Results;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Rounds;

/// <summary>Signatures: everything is worked out again at each of them and at the publication, and any difference clears both.</summary>
internal sealed partial class RoundGrain
{
    private const string SignAct = "sign";

    public async Task<SignOffView?> GetSignOff(StaffMember by) =>
        IsTold(by) && (await ReadSignOff()).View is var view ? view with { Figures = view.Figures with { Pots = await ReadPots() } } : null;

    public async Task<FiguresView?> GetFigures(StaffMember by)
    {
        var (state, counted) = (current, Latest);
        return IsTold(by)
            ? new(await Task.Run(() => ReadFigures(state, counted!)) with { Pots = await ReadPots() }, state.SignOff?.Sheet.Digest, Signatures(state))
            : null;
    }

    public async Task<RoundOutcome> Sign(SignResult command)
    {
        await CatchUp();
        if (current is { Phase: RoundPhase.SignedTwice, SignOff: { Second: { } second } signed } && second.By == command.By.Id && signed.Sheet.Digest == command.Digest)
        {
            return Done();
        }

        var refusals = SignOffRules.Refuse(current, command, Now);
        if (!refusals.IsEmpty)
        {
            return Refuse(refusals);
        }

        var (view, _) = await ReadSignOff();
        if (IsOther(view))
        {
            return await Clear(command.By);
        }

        refusals = SignOffRules.Refuse(view, command.Digest);
        refusals = refusals.IsEmpty ? SignOffRules.RefuseHands(await papers.ReadBatches(Key, stopping.Token), current.SignOff?.First.By, command.By.Id) : refusals;
        return refusals.IsEmpty
            ? await Make(new RoundIntent(RoundMove.Sign, command.By, Now) { Sheet = new(view.Sheet, view.Digest) })
            : Refuse(refusals);
    }

    public Task<RoundOutcome> ClearSignatures(MoveRound command) => Move(RoundMove.ClearSignatures, command);

    public async Task<RoundOutcome> Publish(MoveRound command)
    {
        await CatchUp();
        if (RoundRules.MayRun(command.By) && RoundRules.IsThere(current, RoundMove.Publish))
        {
            return Done();
        }

        var refusals = RoundRules.RefuseMove(current, RoundMove.Publish, command.By, command.Reason, Now);
        refusals = refusals.IsEmpty ? SignOffRules.RefuseVoids(current) : refusals;
        if (!refusals.IsEmpty)
        {
            return Refuse(refusals);
        }

        var (view, manifest) = await ReadSignOff();
        return IsOther(view)
            ? await Clear(command.By)
            : await Make(new RoundIntent(RoundMove.Publish, command.By, Now, command.Reason) { Manifest = manifest });
    }

    // What was signed is compared with what is there, whatever else may be wrong with that.
    private bool IsOther(SignOffView now) => current.SignOff is { } signed && (signed.Sheet.Digest != now.Digest || !now.Refusals.IsEmpty);

    private async Task<RoundOutcome> Clear(StaffMember by)
    {
        await Make(new RoundIntent(RoundMove.ClearSignatures, by, Now, SignOffRules.Changed));
        return Refuse([new("signatures-cleared", SignOffRules.Changed + " The signatures are cleared. Look at the figures and at the ledger, then sign again.")]);
    }

    private async Task<(SignOffView View, ManifestStamp? Manifest)> ReadSignOff()
    {
        var (round, state, counted) = (Key, current, Latest!);
        return await Task.Run(async () =>
        {
            var (manifest, refusal) = await BundleContents.Stamp(round, state.Setup!, state.RulesHash!, counted, journal, papers, seals, stopping.Token);
            var figures = await ReadFigures(state, counted);
            var sheet = SignOffSheet.Write(round, state.RulesHash!, state.LatestCount!, await ReadCountEntry(round, counted.Version), manifest?.Digest, figures);
            ImmutableArray<Refused> refusals = [.. refusal is { Code: BundleContents.Unsealed } ? [refusal] : ImmutableArray<Refused>.Empty, .. SignOffRules.RefuseGaps(figures)];
            return (new SignOffView(sheet, SignOffSheet.Digest(sheet), figures, Signatures(state), refusals), manifest);
        });
    }

    private bool IsTold(StaffMember by) => by.May(StaffAct.SignResults) && current is { LatestCount: not null, Phase: not RoundPhase.Cancelled };

    private async Task<Reconciliation> ReadFigures(RoundState state, RoundResult counted) =>
        ReconciliationRules.Of(await ReconciliationFigures.Read(Key, state, counted, journal, papers, seals, stopping.Token));

    // Read on the grain's own scheduler, from which alone other grains are called.
    private async Task<PotShare?> ReadPots() =>
        await GrainFactory.GetGrain<IPotsGrain>("all").Share(Key) is var share && (share.Drawn > Money.Zero || share.PutBack > Money.Zero) ? share : null;

    private static ImmutableArray<Signature> Signatures(RoundState state) =>
        state.SignOff is { } signed ? [signed.First, .. signed.Second is { } second ? [second] : ImmutableArray<Signature>.Empty] : [];

    public async Task<CountVersions?> GetCounts(StaffMember by)
    {
        if (!by.May(StaffAct.ExportRounds))
        {
            return null;
        }

        var all = ImmutableArray.CreateBuilder<CountVersion>();
        await foreach (var entry in journal.ReadPublicChain(Key, 1, stopping.Token))
        {
            if (entry.Kind == "COUNT")
            {
                all.Add(RoundChain.ReadCount(entry.Body));
            }
        }

        var latest = Latest;
        return new(all.ToImmutable(), latest, (results.State ?? new()).Version(latest?.Version - 1));
    }

    private async Task<(long Sequence, string Hash)> ReadCountEntry(string round, int version)
    {
        await foreach (var entry in journal.ReadPublicChain(round, 1, stopping.Token))
        {
            if (entry.Id == RoundChain.CountId(version))
            {
                return (entry.Sequence, Convert.ToHexStringLower(entry.Hash.Span));
            }
        }

        throw new InvalidOperationException($"Round {round}: count {version} is not in the public chain.");
    }

    private Task KeepHand(ResultSigned signed)
    {
        var (key, hand) = (new JointActKey(Key, SignAct, current.SignOffNumber(signed.Place)), new JointHand(signed.By.Id, signed.At));
        return signed.Place == 1
            ? joint.Begin(key, signed.Sheet.Digest, hand, stopping.Token)
            : joint.Complete(key, signed.Sheet.Digest, hand, stopping.Token);
    }
}
