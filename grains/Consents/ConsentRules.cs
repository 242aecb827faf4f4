using System.Collections.Immutable;

namespace ParticipatoryHub.Consents;

/// <summary>What has to be said of consent before anything is shown that needs it: pure decisions.</summary>
public static class ConsentRules
{
    /// <summary>Of who agreed.</summary>
    public const int LongestWho = 300;

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>What is missing, each sentence with its field: <c>consentBasis</c>, <c>consentWho</c> or <c>consentDay</c>.</summary>
    /// <param name="today">The day that has begun somewhere on earth.</param>
    public static ImmutableArray<Refused> Check(GivenConsent? given, DateOnly today)
    {
        if (given is null || given.Basis is not (ConsentBasis.NobodyRecognisable or ConsentBasis.EverybodyAgreed))
        {
            return [new("consent-missing", "Say whether anybody can be recognised, and whether they agreed. Without that it is not shown.", "consentBasis")];
        }

        var wrong = ImmutableArray.CreateBuilder<Refused>();
        if (given.Basis == ConsentBasis.EverybodyAgreed && string.IsNullOrWhiteSpace(given.Who))
        {
            wrong.Add(new("consent-who-missing", "Say who agreed.", "consentWho"));
        }
        else if (given.Who.Trim().Length > LongestWho)
        {
            wrong.Add(new("consent-who-too-long", $"Who agreed may have at most {LongestWho} characters.", "consentWho"));
        }

        if (given.Day is not { } day || day < Earliest || day > today)
        {
            wrong.Add(new("consent-day-unfit", "Enter the day on which they agreed, or on which you looked. It cannot be in the future.", "consentDay"));
        }

        return wrong.DrainToImmutable();
    }
}
