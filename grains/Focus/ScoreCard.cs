using System.Collections.Immutable;

namespace ParticipatoryHub.Focus;

/// <summary>An indicator of a score card.</summary>
/// <param name="Period">The period that is compared; nothing where there are no figures.</param>
/// <param name="Weight">1 to <see cref="ScoreCard.MostWeight"/>.</param>
public sealed record ScoreColumn(Indicator Indicator, string Period, int Weight);

/// <summary>How an area does by one indicator.</summary>
/// <param name="Need">In thousandths: 0 in the area that does best of those compared, 1,000 in the one that does worst.</param>
public sealed record ScoreCell(Figure Figure, int Need);

/// <summary>An area's place on a score card.</summary>
/// <param name="Score">The weighted mean of its needs, in thousandths.</param>
/// <param name="Rank">From 1, the greatest need first; who has the same score shares a rank.</param>
/// <param name="Held">In how many of the card's sets of weights it has this rank.</param>
/// <param name="Highest">The highest rank that it has in any of them.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Cells">In the order of the columns.</param>
public sealed record ScoreLine(ScoredArea Area, int Score, int Rank, bool IsShared, int Held, int Highest, int Lowest, ImmutableArray<ScoreCell> Cells);

/// <summary>An area that cannot be ranked.</summary>
/// <param name="Missing">The indicators that it has no figure of.</param>
public sealed record UnrankedArea(ScoredArea Area, ImmutableArray<Indicator> Missing);

/// <summary>
/// Areas side by side by chosen indicators and weights. Each indicator is stretched over the areas compared, from 0 where it is best to
/// 1,000 where it is worst, and the needs are averaged by weight (a composite of the min–max kind, OECD and JRC, Handbook on Constructing
/// Composite Indicators, 2008, section 5.4). Whole numbers throughout, so that everybody who counts again comes to the same.
/// How much hangs on the weights is counted, not sampled: every set in which each weight is a share lower or that share higher is ranked.
/// Scores are linear in the weights, so an order of two areas that holds in all these sets holds for all weights between.
/// </summary>
public sealed record ScoreCard(
    ImmutableArray<ScoreColumn> Columns, ImmutableArray<ScoreLine> Lines, ImmutableArray<UnrankedArea> Unranked, int Within, int Sets)
{
    /// <summary>The greatest weight.</summary>
    public const int MostWeight = 10;

    /// <summary>Indicators that a card can have: two to this power is the number of sets.</summary>
    public const int MostColumns = 14;

    /// <summary>Areas that a card compares.</summary>
    public const int MostAreas = 60;

    /// <summary>Shares by which weights are moved, in per cent.</summary>
    public static ImmutableArray<int> Shares { get; } = [10, 25, 50];

    /// <summary>The card of some figures.</summary>
    /// <param name="weights">By indicator; at most <see cref="MostColumns"/> of them count, in the order of the indicators.</param>
    /// <param name="within">By how much weights are moved, in per cent, 0 to 100.</param>
    public static ScoreCard Of(ScoreFigures figures, IReadOnlyDictionary<string, int> weights, int within)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(weights);
        var columns = figures.Indicators
            .Select(indicator => new ScoreColumn(indicator, figures.Figures.FirstOrDefault(figure => figure.Indicator == indicator.Id)?.Period ?? "", Math.Clamp(weights.GetValueOrDefault(indicator.Id), 0, MostWeight)))
            .Where(column => column.Weight > 0).Take(MostColumns).ToImmutableArray();
        var found = figures.Figures.ToLookup(figure => (figure.Area, figure.Indicator));
        var areas = figures.Areas.Select(area => (Area: area, Figures: columns.Select(column => found[(area.Id, column.Indicator.Id)].FirstOrDefault()).ToImmutableArray()))
            .Where(line => line.Figures.Any(figure => figure is not null)).Take(MostAreas).ToList();
        var whole = areas.Where(line => line.Figures.All(figure => figure is not null)).ToList();
        var cells = whole.ConvertAll(line => columns.Select((column, i) => new ScoreCell(line.Figures[i]!, Need(column.Indicator.Good, line.Figures[i]!.Value, whole.ConvertAll(other => other.Figures[i]!.Value)))).ToImmutableArray());
        var ranks = new Ranks(columns, cells, Math.Clamp(within, 0, 100));
        return new ScoreCard(
            columns,
            [.. whole.Select((line, i) => ranks.Line(line.Area, i)).OrderBy(line => line.Rank).ThenBy(line => line.Area.Name, StringComparer.OrdinalIgnoreCase)],
            [.. areas.Where(line => line.Figures.Any(figure => figure is null)).Select(line => new UnrankedArea(line.Area, [.. columns.Where((_, i) => line.Figures[i] is null).Select(column => column.Indicator)]))],
            within,
            ranks.Sets);
    }

    private static int Need(GoodDirection good, decimal value, List<decimal> all)
    {
        var (least, most) = (all.Min(), all.Max());
        return most == least ? 0 : (int)Math.Round(1_000 * (good == GoodDirection.Lower ? value - least : most - value) / (most - least), MidpointRounding.AwayFromZero);
    }

    /// <summary>The ranks at the weights as they are and at every corner of the box around them.</summary>
    private sealed class Ranks
    {
        private readonly IReadOnlyList<ImmutableArray<ScoreCell>> cells;
        private readonly int weight;
        private readonly long[] scores;
        private readonly int[] held, highest, lowest;

        public Ranks(ImmutableArray<ScoreColumn> columns, IReadOnlyList<ImmutableArray<ScoreCell>> cells, int within)
        {
            this.cells = cells;
            weight = columns.Sum(column => column.Weight);
            scores = [.. cells.Select(line => line.Select((cell, i) => (long)columns[i].Weight * cell.Need).Sum())];
            (held, highest, lowest) = (new int[cells.Count], new int[cells.Count], new int[cells.Count]);
            Sets = cells.Count == 0 ? 0 : 1 << columns.Length;
            Array.Fill(highest, int.MaxValue);
            var corner = new long[cells.Count];
            for (var area = 0; area < cells.Count; area++)
            {
                corner[area] = scores[area] * (100 - within);
            }

            // From corner to corner one weight changes (Gray's order), so that each costs one addition for an area.
            for (var set = 0; set < Sets; set++)
            {
                Note(corner);
                var column = System.Numerics.BitOperations.TrailingZeroCount(set + 1);
                if (column < columns.Length)
                {
                    var isRaised = (((set >> 1) ^ set) >> column & 1) == 0;
                    for (var area = 0; area < corner.Length; area++)
                    {
                        var step = 2L * within * columns[column].Weight * cells[area][column].Need;
                        corner[area] += isRaised ? step : -step;
                    }
                }
            }
        }

        public int Sets { get; }

        public ScoreLine Line(ScoredArea area, int i) => new(
            area,
            (int)Math.Round((decimal)scores[i] / weight, MidpointRounding.AwayFromZero),
            Rank(scores, i),
            scores.Count(score => score == scores[i]) > 1,
            held[i],
            highest[i],
            lowest[i],
            cells[i]);

        private void Note(long[] corner)
        {
            for (var area = 0; area < corner.Length; area++)
            {
                var rank = Rank(corner, area);
                held[area] += rank == Rank(scores, area) ? 1 : 0;
                highest[area] = Math.Min(highest[area], rank);
                lowest[area] = Math.Max(lowest[area], rank);
            }
        }

        private static int Rank(long[] scores, int area)
        {
            var rank = 1;
            foreach (var score in scores)
            {
                rank += score > scores[area] ? 1 : 0;
            }

            return rank;
        }
    }
}
