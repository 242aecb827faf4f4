using System.Collections.Immutable;

namespace ParticipatoryHub.Papers;

/// <summary>A paper on which the two who entered it do not say the same.</summary>
/// <param name="First">Null where the first did not enter it at all.</param>
/// <param name="Second">Null where the second did not.</param>
/// <param name="Decided">What a third person decided; null while it is open.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperDifference")]
public sealed record PaperDifference(
    [property: Id(0)] PaperSerial Serial,
    [property: Id(1)] PaperReading? First,
    [property: Id(2)] PaperReading? Second,
    [property: Id(3)] PaperReading? Decided);

/// <summary>Puts the readings of a batch beside each other: pure.</summary>
/// <param name="Agreed">What holds of each paper that was there, by its number.</param>
/// <param name="Differences">Where the two differ, decided or not, by number.</param>
internal sealed record PaperAgreement(ImmutableSortedDictionary<int, PaperReading> Agreed, ImmutableArray<PaperDifference> Differences)
{
    /// <summary>Differences that nobody has decided.</summary>
    public int Open => Differences.Count(difference => difference.Decided is null);

    /// <summary>Compares the entries of a batch. A correction goes before a decision, a decision before the two.</summary>
    public static PaperAgreement Of(int batch, IEnumerable<PaperEntry> entries)
    {
        var agreed = ImmutableSortedDictionary.CreateBuilder<int, PaperReading>();
        var differences = ImmutableArray.CreateBuilder<PaperDifference>();
        foreach (var paper in entries.GroupBy(entry => entry.Number).OrderBy(paper => paper.Key))
        {
            var by = paper.ToDictionary(entry => entry.Hand, entry => entry.Reading);
            var (first, second, decided) = (by.GetValueOrDefault(PaperHand.First), by.GetValueOrDefault(PaperHand.Second), by.GetValueOrDefault(PaperHand.Third));
            var isSame = first is not null && second is not null && first.Agrees(second);
            if (!isSame)
            {
                differences.Add(new(new(batch, paper.Key), first, second, decided));
            }

            if ((by.GetValueOrDefault(PaperHand.Correction) ?? decided ?? (isSame ? first : null)) is { Intent: not PaperIntent.Absent } holds)
            {
                agreed.Add(paper.Key, holds);
            }
        }

        return new(agreed.ToImmutable(), differences.ToImmutable());
    }

    /// <summary>How many papers are read so.</summary>
    public int Count(PaperIntent intent) => Agreed.Values.Count(reading => reading.Intent == intent);
}
