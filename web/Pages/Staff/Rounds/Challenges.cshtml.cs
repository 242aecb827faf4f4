using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Objections to a published result: what came, and what the council says.</summary>
internal sealed class ChallengesModel(IGrainFactory grains, TimeProvider clock) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SignResults;

    public string? What { get; private set; }

    public int Number { get; private set; }

    public string? Answer { get; private set; }

    public bool Upheld { get; private set; }

    /// <summary>An objection to the result that is public was upheld.</summary>
    public bool IsUpheld => Staff.Moves.Any(view => view is { Move: RoundMove.SetAside, Allowed: true });

    private DateTimeOffset? EndsAt => ChallengeRules.EndsAt(Setup, Round.PublishedAt);

    public bool MayRecord => IsOfficer && Round.Phase == RoundPhase.Published && EndsAt is { } end && clock.GetUtcNow() < end;

    /// <summary>How things stand, in a sentence.</summary>
    public string Standing => (Round.Phase, EndsAt) switch
    {
        (not RoundPhase.Published and not RoundPhase.Final, _) when !Round.SetAsides.IsEmpty => "The result was set aside. There is a new time for objections once another is published.",
        (RoundPhase.Published, _) when IsUpheld => "An objection is upheld, so the result cannot become final: it has to be set aside.",
        (RoundPhase.Final, _) => "The time for objections is over and each is answered: the result is final.",
        (_, null) => "The set-up of this round has no time for objections, or the result is not public.",
        (_, { } end) when clock.GetUtcNow() < end => $"Objections are taken until {CivicTime.Closing(end, Setup.TimeZone)}. Then the result becomes final by itself, once each is answered.",
        _ => "The time for objections is over. The result becomes final once each is answered.",
    };

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost(string? what)
    {
        What = what?.Trim();
        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).RecordChallenge(new RecordChallenge(What ?? "", Member));
        return outcome.Done ? Went(StaffRoundLinks.Challenges(Round.Id), "The objection is on record.") : Again(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostAnswer(int number, string? answer, bool upheld)
    {
        (Number, Answer, Upheld) = (number, answer?.Trim(), upheld);
        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).AnswerChallenge(new AnswerChallenge(number, Answer ?? "", Member, upheld));
        return outcome.Done
            ? Went(StaffRoundLinks.Challenges(Round.Id), outcome.Phase == RoundPhase.Final ? "The answer is public, and the result is final." : "The answer is public.")
            : Again(outcome.Refusals.Select(refusal => refusal with { Field = refusal.Field is null ? null : $"answer-{number}" }));
    }
}
