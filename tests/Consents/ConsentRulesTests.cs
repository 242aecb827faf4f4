using ParticipatoryHub.Consents;

namespace ParticipatoryHub.Tests.Consents;

public sealed class ConsentRulesTests
{
    private static readonly DateOnly Today = new(2027, 5, 1);

    [Theory]
    [InlineData(ConsentBasis.NobodyRecognisable, "", "2027-05-01", "")]
    [InlineData(ConsentBasis.EverybodyAgreed, "Ann, who runs the pantry", "2027-04-30", "")]
    [InlineData(ConsentBasis.Unspecified, "Ann", "2027-05-01", "consent-missing consentBasis")]
    [InlineData((ConsentBasis)9, "Ann", "2027-05-01", "consent-missing consentBasis")]
    [InlineData(ConsentBasis.EverybodyAgreed, "  ", "2027-05-01", "consent-who-missing consentWho")]
    [InlineData(ConsentBasis.NobodyRecognisable, "", "2027-05-02", "consent-day-unfit consentDay")]
    [InlineData(ConsentBasis.NobodyRecognisable, "", "1999-12-31", "consent-day-unfit consentDay")]
    [InlineData(ConsentBasis.EverybodyAgreed, "", null, "consent-who-missing consentWho, consent-day-unfit consentDay")]
    public void Check_OfWhatWasSaid_NamesEachFieldThatLacks(ConsentBasis basis, string who, string? day, string wrong)
    {
        // Act
        var refusals = ConsentRules.Check(new(basis, who, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), Today);

        // Assert
        Assert.Equal(wrong, string.Join(", ", refusals.Select(refused => $"{refused.Code} {refused.Field}")));
    }

    [Fact]
    public void Check_OfNothingOrTooMuch_Refuses()
    {
        // Act
        string[] codes =
        [
            ConsentRules.Check(null, Today).Single().Code,
            ConsentRules.Check(new(ConsentBasis.EverybodyAgreed, new string('x', ConsentRules.LongestWho + 1), Today), Today).Single().Code,
        ];

        // Assert
        Assert.Equal(["consent-missing", "consent-who-too-long"], codes);
    }

    [Fact]
    public void Stands_OnlyWhileNobodyTookItBack()
    {
        // Act
        var consent = Consent.Of(new(ConsentBasis.EverybodyAgreed, " Ann ", Today), "Olive Officer", DateTimeOffset.UnixEpoch);

        // Assert
        Assert.Equal(("Ann", true, false, false), (
            consent.Who, consent.Stands, (consent with { WithdrawnAt = DateTimeOffset.UnixEpoch }).Stands, (consent with { Basis = ConsentBasis.Unspecified }).Stands));
    }
}
