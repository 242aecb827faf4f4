using System.Collections.Immutable;
using FsCheck.Xunit;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Tests.Communities;

public class VoicesTableTests
{
    [Fact]
    public void Of_CountsOfSeveralActivities_AddsThemUp_AndComparesThemWithTheLastCensus()
    {
        // Act
        var table = VoicesTable.Of(
        [
            CommunityExamples.Voices("lives", 2_000, ("carers", 100)) with { Title = "Old" },
            Later(CommunityExamples.Voices("lives", 4_000, ("age-16-24", 400), ("carers", 1_000), ("disabled", 800), ("new-here", 400))),
            CommunityExamples.Voices("heard", 60, ("age-16-24", 30), ("carers", 5), ("disabled", 3)),
            CommunityExamples.Voices("heard", 40, ("age-16-24", 20), ("carers", 3), ("disabled", 1)),
        ]);

        // Assert
        Assert.Equal((4_000, 100), (table.Lives, table.Heard));
        Assert.Equal((50, 0.1, 0.5, VoicesStanding.Heard), Line("age-16-24"));
        Assert.Equal((8, 0.25, 0.08, VoicesStanding.Under), Line("carers"));
        Assert.Equal((null, 0.2, null, VoicesStanding.Few), Line("disabled"));
        Assert.Equal((0, 0.1, 0, VoicesStanding.Unheard), Line("new-here"));

        (int?, double?, double?, VoicesStanding) Line(string group)
        {
            var line = table.Lines.Single(line => line.Group == group);
            return (line.Heard, line.Share, line.HeardShare, line.Standing);
        }
    }

    [Fact]
    public void Of_OneSmallCountThatTheOthersWouldGiveAway_HidesTheSmallestOfThem()
    {
        // Act
        var table = VoicesTable.Of([CommunityExamples.Voices("heard", 50, ("age-16-24", 20), ("age-25-44", 27), ("age-45-64", 3))]);

        // Assert
        Assert.Null(Heard("age-45-64"));
        Assert.Null(Heard("age-16-24"));
        Assert.Equal(27, Heard("age-25-44"));

        int? Heard(string group) => table.Lines.Single(line => line.Group == group).Heard;
    }

    [Fact]
    public void Of_Nothing_KnowsNothing() => Assert.All(VoicesTable.Of([]).Lines, line => Assert.Equal(VoicesStanding.Unknown, line.Standing));

    [Property]
    public bool Of_AnyCounts_NeverShowsASmallOne_NorLetsOneFollowFromTheSum(byte[] heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        var ages = EntryFieldSet.Groups.Where(group => group.StartsWith("age-", StringComparison.Ordinal)).ToArray();
        var counts = ages.Select((age, i) => (age, i < heard.Length ? heard[i] % 12 : 0)).ToArray();
        var table = VoicesTable.Of([CommunityExamples.Voices("heard", counts.Sum(count => count.Item2), counts)]);
        var shown = table.Lines.Where(line => ages.Contains(line.Group)).ToList();
        var unseen = shown.Count(line => line.Heard is null);
        var rest = table.Heard - shown.Sum(line => line.Heard ?? 0);
        return table.Lines.All(line => line.Heard is null or 0 or > VoicesTable.Small)
            && (table.Heard is null || unseen != 1 || rest > VoicesTable.Small || shown.All(line => line.Heard is null or 0));
    }

    [Property]
    public bool Hidden_OfAnyParts_LeavesNothingThatFollowsFromTheOthers(byte[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var counts = parts.Select(part => part % 12).ToImmutableArray();
        var hidden = VoicesTable.Hidden(counts);
        var rest = hidden.Sum(place => counts[place]);
        return counts.Select((count, i) => count is 0 or > VoicesTable.Small || hidden.Contains(i)).All(holds => holds)
            && (hidden.IsEmpty || rest > VoicesTable.Small || counts.Select((count, i) => count == 0 || hidden.Contains(i)).All(holds => holds));
    }

    private static EntryText Later(EntryText text) => text with { Fields = text.Fields.SetItem("gathered", "2026-02-05") };
}
