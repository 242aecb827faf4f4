using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>Objections to a published result, and the council’s answers.</summary>
internal sealed partial class RoundGrain
{
    public async Task<RoundOutcome> RecordChallenge(RecordChallenge command)
    {
        await CatchUp();
        var refusals = ChallengeRules.Refuse(current, command, Now);
        return refusals.IsEmpty
            ? await Tell(new ChallengeRecorded(new(current.Challenges.Length + 1, command.What.Trim(), Now), command.By, Now))
            : Refuse(refusals);
    }

    public async Task<RoundOutcome> AnswerChallenge(AnswerChallenge command)
    {
        await CatchUp();
        var refusals = ChallengeRules.Refuse(current, command);
        if (!refusals.IsEmpty)
        {
            return Refuse(refusals);
        }

        var outcome = await Tell(new ChallengeAnswered(command.Number, command.Answer.Trim(), command.By, Now, command.Upheld));
        await CatchUp();
        return outcome with { Phase = current.Phase };
    }

    // The public record first; said again after a crash, it is there once.
    private async Task<RoundOutcome> Tell(RoundEvent happened)
    {
        await TellBox(happened);
        return await Record(happened);
    }
}
