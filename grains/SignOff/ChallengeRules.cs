using System.Collections.Immutable;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.SignOff;

/// <summary>
/// The time in which a published result may be objected to: so many working days, Monday to Friday, from the day after the publication
/// to the end of the last of them in the round's zone. When it is over and every objection is answered, the result is final.
/// </summary>
public static class ChallengeRules
{
    /// <summary>The longest time, in working days.</summary>
    public const int MostDays = 60;

    /// <summary>What a new round begins with, in working days.</summary>
    public const int UsualDays = 10;

    private const int LongestText = 2_000;
    private const int MostChallenges = 500;

    /// <summary>The instant from which no objection is taken; null where the round has no time for them, or is not published.</summary>
    public static DateTimeOffset? EndsAt(RoundSetup setup, DateTimeOffset? publishedAt)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (setup.ChallengeDays <= 0 || publishedAt is not { } from)
        {
            return null;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(setup.TimeZone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime);
        for (var left = setup.ChallengeDays; left > 0; left -= IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>When a published result became final or will, as things are; null while an objection waits, and while an upheld one has not had its effect.</summary>
    internal static DateTimeOffset? FinalAt(RoundState state) =>
        state is { Phase: RoundPhase.Published, Setup: { } setup } && EndsAt(setup, state.PublishedAt) is { } end && state.Challenges.All(challenge => challenge.Answer is not null) && !IsUpheld(state)
            ? state.Challenges.Select(challenge => challenge.AnsweredAt!.Value).Append(end).Max()
            : null;

    /// <summary>Whether an objection to the result that is public was upheld.</summary>
    internal static bool IsUpheld(RoundState state) => state.Challenges.Any(challenge => challenge is { Upheld: true, SetAside: null });

    /// <summary>Why an objection may not be put on record; empty when it may.</summary>
    internal static ImmutableArray<Refused> Refuse(RoundState state, RecordChallenge command, DateTimeOffset now) =>
        state.Setup is not { } setup ? [RoundRules.NotFound]
        : !RoundRules.MayRun(command.By) ? [RoundRules.NotYours]
        : state.Phase != RoundPhase.Published || EndsAt(setup, state.PublishedAt) is not { } end || now >= end
            ? [new("wrong-phase", $"Objections are taken only while the time for them runs; this round is {RoundWords.Of(state.Phase)}.")]
        : state.Challenges.Length >= MostChallenges ? [new("too-many", "There are too many objections to keep more here.")]
        : RefuseText(command.What, "what", "Say what is objected to.");

    /// <summary>Why an objection may not be answered; empty when it may.</summary>
    internal static ImmutableArray<Refused> Refuse(RoundState state, AnswerChallenge command) =>
        state.Setup is null ? [RoundRules.NotFound]
        : !RoundRules.MayRun(command.By) ? [RoundRules.NotYours]
        : state.Challenges.FirstOrDefault(challenge => challenge.Number == command.Number) is not { } found ? [new("challenge-unknown", "There is no such objection.")]
        : found.Answer is not null ? [new("answered", "This objection is answered; an answer is not changed.")]
        : RefuseText(command.Answer, "answer", "Say what the council’s answer is.");

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static ImmutableArray<Refused> RefuseText(string? text, string field, string missing) =>
        string.IsNullOrWhiteSpace(text) ? [new($"{field}-missing", missing, field)]
        : text.Length > LongestText ? [new($"{field}-too-long", $"This may have at most {LongestText:N0} characters; it has {text.Length:N0}.", field)]
        : [];
}
