using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Rounds;

/// <summary>What one person asks and another agrees to. Nothing happens when it is asked, but that it is on record.</summary>
internal sealed partial class RoundGrain
{
    public async Task<RoundOutcome> ExtendVoting(ExtendVoting command)
    {
        await CatchUp();
        var refusals = ProposalRules.RefuseAsk(current, command, Now);
        return refusals.IsEmpty
            ? await Ask(command.By, JointKind.Extend, command.Reason, asked => asked with { ClosesAt = command.ClosesAt.ToUniversalTime() })
            : Refuse(refusals);
    }

    public async Task<RoundOutcome> AskVoid(AskVoid command)
    {
        await CatchUp();
        var refusals = ProposalRules.RefuseAsk(current, command, Now);
        if (!refusals.IsEmpty)
        {
            return Refuse(refusals);
        }

        var cast = await FindCast(command.Code);
        var leaf = cast is null ? null : Convert.ToHexStringLower(cast.Leaf.Span);
        var isVoid = cast is not null && (await VoidBallots.Read(journal, Key, stopping.Token)).ContainsKey(cast.Leaf);
        return ProposalRules.RefuseBallot(current, leaf, cast?.IsReplaced == true, isVoid) is { } unfit
            ? Refuse([unfit])
            : await Ask(command.By, JointKind.Void, command.Note, asked => asked with { Void = command.Why, Leaf = leaf });
    }

    public async Task<RoundOutcome> AskKeyDestruction(AskKeyDestruction command)
    {
        await CatchUp();
        var refusals = ProposalRules.RefuseAsk(current, command, Now);
        return refusals.IsEmpty ? await Ask(command.By, JointKind.DestroyKeys, null, asked => asked) : Refuse(refusals);
    }

    public async Task<RoundOutcome> AskSetAside(AskSetAside command)
    {
        await CatchUp();
        var refusals = ProposalRules.RefuseAsk(current, command, Now);
        return refusals.IsEmpty ? await Ask(command.By, JointKind.SetAside, command.Reason, asked => asked) : Refuse(refusals);
    }

    public async Task<RoundOutcome> Agree(AgreeToProposal command)
    {
        await CatchUp();
        var refusals = ProposalRules.RefuseAgree(current, command, Now);
        if (!refusals.IsEmpty)
        {
            return Refuse(refusals);
        }

        var agreed = ProposalRules.Find(current, command.Number)!;
        var move = agreed.Kind switch { JointKind.Void => RoundMove.VoidBallot, JointKind.DestroyKeys => RoundMove.DestroyKeys, JointKind.SetAside => RoundMove.SetAside, _ => RoundMove.Unspecified };
        return await Make(new RoundIntent(move, command.By, Now, agreed.Reason, agreed.ClosesAt) { Agreed = agreed });
    }

    public async Task<RoundOutcome> DropProposal(DropProposal command)
    {
        await CatchUp();
        var refusals = ProposalRules.RefuseDrop(current, command);
        return refusals.IsEmpty ? await Record(new ProposalDropped(ProposalRules.Find(current, command.Number)!, command.By, Now)) : Refuse(refusals);
    }

    private Task<RoundOutcome> Ask(StaffMember by, JointKind kind, string? reason, Func<Proposal, Proposal> about) =>
        Record(new ProposalMade(ProposalRules.Ask(Key, current, by, Now, kind, reason, about), by, Now));

    // A tracking code and a voter code look alike; whoever complains of a stolen code has only the latter.
    private async Task<UnorderedCast?> FindCast(string code)
    {
        if (!TrackingCode.TryParse(code, out var tracking))
        {
            return null;
        }

        return await journal.FindTracking(Key, tracking.Bits, stopping.Token) is { } cast ? cast
            : await Box.ReadBack(new ReadBallot(code)) is { TrackingCode: { } own } && TrackingCode.TryParse(own, out var cast2)
                ? await journal.FindTracking(Key, cast2.Bits, stopping.Token)
                : null;
    }

    // Both hands are written when the second agrees: whatever falls over meanwhile, the same is written again.
    private async Task KeepHands(Proposal agreed, RoundEvent happened)
    {
        var key = new JointActKey(Key, ProposalRules.Act(agreed.Kind), agreed.Number);
        await joint.Begin(key, agreed.Digest, new(agreed.Asked.By, agreed.Asked.At), stopping.Token);
        await joint.Complete(key, agreed.Digest, new(happened.By.Id, happened.At), stopping.Token);
    }
}
