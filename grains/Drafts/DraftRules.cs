using System.Collections.Immutable;
using System.Net.Mail;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Drafts;

/// <summary>When a draft may be kept, what of it is worth keeping, and when voters are reminded.</summary>
internal static class DraftRules
{
    // Far beyond any real score; the rules of the ballot are applied when it is cast.
    private const long MostPoints = 1_000_000_000;

    /// <summary>Why nothing is kept now, or null. While voting is paused drafts are kept.</summary>
    public static Refused? WhyNotNow(RoundView? round, DateTimeOffset now) => round switch
    {
        null or { Phase: RoundPhase.Draft } => new("round-unknown", "There is no such round."),
        { Phase: < RoundPhase.Voting } => new("voting-not-open", "Voting has not opened yet."),
        { Phase: not (RoundPhase.Voting or RoundPhase.Suspended) } => Closed,
        _ when now < round.Setup.OpensAt => new("voting-not-open", "Voting has not opened yet."),
        _ when now >= round.Setup.ClosesAt => Closed,
        _ => null,
    };

    /// <summary>Whether voting is over for good, so that nothing may be left.</summary>
    public static bool IsOver(RoundView? round, DateTimeOffset now) =>
        round is null or { Phase: > RoundPhase.Suspended }
        || (round.Phase >= RoundPhase.Voting && now >= round.Setup.ClosesAt);

    /// <summary>The choices that are about projects on the ballot, each once, with values that could ever be right.</summary>
    public static ImmutableArray<Choice> Sound(RoundSetup setup, ImmutableArray<Choice> choices)
    {
        var left = setup.Projects.Where(project => !project.Withdrawn).Select(project => project.Id).ToHashSet(StringComparer.Ordinal);
        return choices.IsDefaultOrEmpty ? [] : [.. choices.Where(choice => choice.Value is >= 0 and <= MostPoints && left.Remove(choice.ProjectId))];
    }

    /// <summary>When voters are reminded.</summary>
    public static DateTimeOffset RemindAt(RoundSetup setup) => setup.ClosesAt.AddHours(-setup.Access.RemindHours);

    /// <summary>Why an address is not noted, or null.</summary>
    public static Refused? WhyNotRemind(RoundSetup setup, string email, string language, DateTimeOffset now) =>
        now >= RemindAt(setup) ? new("too-late-to-remind", "Voting closes too soon for a reminder. Please cast your vote now.", "email")
        : email.Length > 254 || !MailAddress.TryCreate(email, out var read) || read.Address != email || email.Any(letter => char.IsControl(letter) || letter > '\u007f' && char.IsWhiteSpace(letter))
            ? new("email-malformed", "Enter an e-mail address in the correct format, like name@example.com.", "email")
        : language.Length > 20 || language.Any(char.IsControl) ? new("language-unknown", "The language is not known.")
        : null;

    public static Refused Closed { get; } = new("voting-closed", "Voting has closed. No more votes are taken.");
}
