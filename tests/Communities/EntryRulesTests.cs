using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Tests.Communities;

public class EntryRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<EntryRegister> Registers() => [.. EntryFieldSet.All.Select(set => set.Register)];

    [Theory, MemberData(nameof(Registers))]
    public void Check_AnEmptyEntry_AsksForEachNeededFieldOnce(EntryRegister register)
    {
        // Arrange
        var set = EntryFieldSet.Of(register);

        // Act
        var wrong = EntryRules.Check(set, new EntryText("", "", CommunityExamples.Fields(), [], null), CommunityExamples.ByOfficer, Now);

        // Assert
        var needed = set.Fields.Where(field => field.IsNeeded).Select(field => field.Name).Prepend("title").Concat(set.NeedsText ? ["what"] : []);
        Assert.Equal(needed.Order(), wrong.Select(refused => refused.Field!).Order());
        Assert.All(wrong, refused => Assert.EndsWith(".", refused.Sentence, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Registers))]
    public void Check_ANameNobodyAskedFor_OrATagOfAnotherRegister_IsRefused(EntryRegister register)
    {
        // Arrange
        var set = EntryFieldSet.Of(register);

        // Act
        var field = EntryRules.Check(set, new EntryText("T", "W", CommunityExamples.Fields(("secret", "x")), [], null), CommunityExamples.ByOfficer, Now);
        var tag = EntryRules.Check(set, new EntryText("T", "W", CommunityExamples.Fields(), ["no-such-tag"], null), CommunityExamples.ByOfficer, Now);

        // Assert
        Assert.Contains(field, refused => refused.Code == "field-unknown");
        Assert.Contains(tag, refused => refused.Code == "field-unknown");
    }

    [Theory]
    [InlineData("gathered", "2026-03-05", "day-missing")]
    [InlineData("gathered", "5 March", "day-missing")]
    [InlineData("gathered", "0001-01-01", "day-missing")]
    [InlineData("kind", "rumour", "choice-missing")]
    [InlineData("source", "", "words-missing")]
    public void Check_AFieldThatDoesNotFit_IsRefusedBesideIt(string field, string value, string code)
    {
        // Arrange
        var good = CommunityExamples.Evidence();
        var text = good with { Fields = value.Length == 0 ? good.Fields.Remove(field) : good.Fields.SetItem(field, value) };

        // Act
        var wrong = Assert.Single(EntryRules.Check(EntryFieldSet.Evidence, text, CommunityExamples.Aisha, Now));

        // Assert
        Assert.Equal((code, field), (wrong.Code, wrong.Field));
    }

    [Fact]
    public void Check_AFieldForStaff_FilledInByAResident_IsRefused()
    {
        // Arrange
        var text = CommunityExamples.Evidence() with { Fields = CommunityExamples.Evidence().Fields.SetItem("factor", "structural-money") };

        // Act and assert
        Assert.Equal("factor", Assert.Single(EntryRules.Check(EntryFieldSet.Evidence, text, CommunityExamples.Aisha, Now)).Field);
        Assert.Empty(EntryRules.Check(EntryFieldSet.Evidence, text, CommunityExamples.ByPartner, Now));
    }

    [Theory]
    [InlineData(91, 0)]
    [InlineData(0, 181)]
    [InlineData(double.NaN, 0)]
    public void Check_APlaceOffTheEarth_IsRefused(double latitude, double longitude) =>
        Assert.Equal("place-unfit", Assert.Single(EntryRules.Check(EntryFieldSet.Assets, CommunityExamples.Asset() with { Place = new(latitude, longitude) }, CommunityExamples.Aisha, Now)).Code);

    [Fact]
    public void CheckDay_APromise_StandsOnceTheDayHasCome_AndTheAnswerWaitsForIt()
    {
        // Arrange
        var (set, soon, past) = (EntryFieldSet.Activities, CommunityExamples.Activity("2026-03-02"), CommunityExamples.Activity("2026-02-01"));

        // Act
        var early = EntryRules.CheckDay(set, null, CommunityExamples.Activity("2026-03-02", answer: "All done."), Now);
        var before = EntryRules.CheckDay(set, soon, CommunityExamples.Activity("2026-03-09", "We come back in two months."), Now);
        var after = EntryRules.CheckDay(set, past, CommunityExamples.Activity("2026-02-01", "We never said so."), Now);
        var moved = EntryRules.CheckDay(set, past, CommunityExamples.Activity("2026-05-01"), Now);
        var answered = EntryRules.CheckDay(set, past, CommunityExamples.Activity("2026-02-01", answer: "A bench."), Now);

        // Assert
        Assert.Equal("answer-early", Assert.Single(early).Code);
        Assert.Empty(before);
        Assert.Equal(("promise-stands", "promise"), (Assert.Single(after).Code, after[0].Field));
        Assert.Equal(("promise-stands", "day"), (Assert.Single(moved).Code, moved[0].Field));
        Assert.Empty(answered);
    }

    [Fact]
    public void MayAdd_IsAsTheRegisterSays()
    {
        // Arrange
        EntryReader[] people = [EntryReader.Anyone, CommunityExamples.Aisha, CommunityExamples.ByCouncillor, CommunityExamples.ByPartner, CommunityExamples.ByOfficer];

        // Act
        var rights = EntryFieldSet.All.ToDictionary(set => set.Register, set => people.Select(by => EntryRules.MayAdd(set, by)).ToArray());

        // Assert
        Assert.All([EntryRegister.Assets, EntryRegister.Evidence, EntryRegister.Profile, EntryRegister.Partners, EntryRegister.Stories], register => Assert.Equal([false, true, false, true, true], rights[register]));
        Assert.All([EntryRegister.Activities, EntryRegister.Voices, EntryRegister.Skills], register => Assert.Equal([false, false, false, true, true], rights[register]));
    }

    [Fact]
    public void IsPublic_NeedsToBeKept_AConsentThatIsOpen_AndARegisterThatIs()
    {
        Assert.True(EntryRules.IsPublic(EntryFieldSet.Assets, EntryStatus.Kept, CommunityExamples.Asset()));
        Assert.True(EntryRules.IsPublic(EntryFieldSet.Evidence, EntryStatus.Kept, CommunityExamples.Evidence()));
        Assert.False(EntryRules.IsPublic(EntryFieldSet.Evidence, EntryStatus.Suggested, CommunityExamples.Evidence()));
        Assert.False(EntryRules.IsPublic(EntryFieldSet.Evidence, EntryStatus.Kept, CommunityExamples.Evidence(consent: "team")));
        Assert.False(EntryRules.IsPublic(EntryFieldSet.Voices, EntryStatus.Kept, CommunityExamples.Voices("lives", 100)));
    }
}
