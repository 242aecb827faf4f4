using ParticipatoryHub.Results;

namespace ParticipatoryHub.Tests.Results;

/// <summary>No small number can be found out from what is shown, in every small table there is.</summary>
public sealed class SmallCellsTests
{
    private const int Threshold = 3;

    [Theory]
    [InlineData(1, 2, 5)]
    [InlineData(2, 1, 5)]
    [InlineData(1, 3, 4)]
    [InlineData(2, 2, 5)]
    [InlineData(2, 3, 3)]
    [InlineData(3, 2, 3)]
    public void Hide_EveryTable_LeavesAnotherTableForEverySmallNumber(int rows, int columns, int most)
    {
        foreach (var cells in Tables(rows, columns, most))
        {
            // Act
            var shown = SmallCells.Hide(cells, Threshold);

            // Assert
            AssertTrue(cells, shown);
            AssertSecret(cells, shown, most + 2, null);
        }
    }

    [Theory]
    [InlineData(2, 2, 5)]
    [InlineData(2, 3, 3)]
    public void Hide_EveryTableWithAColumnTotalKnown_LeavesAnotherTableForEverySmallNumber(int rows, int columns, int most)
    {
        foreach (var cells in Tables(rows, columns, most))
        {
            // Act
            var shown = SmallCells.Hide(cells, Threshold, columns - 1);

            // Assert
            Assert.Equal(cells.Sum(row => row[columns - 1]), shown.ColumnTotals[columns - 1]);
            AssertSecret(cells, shown, most + 2, columns - 1);
        }
    }

    [Fact]
    public void Hide_NothingSmall_HidesNothing()
    {
        // Act
        var shown = SmallCells.Hide([[10, 0, 40], [12, 31, 10]], SmallCells.DefaultThreshold);

        // Assert
        Assert.Equal([10, 0, 40, 12, 31, 10], shown.Cells.SelectMany(row => row));
        Assert.Equal([50, 53], shown.RowTotals.AsEnumerable());
        Assert.Equal([22, 31, 50], shown.ColumnTotals.AsEnumerable());
        Assert.Equal((103, false), (shown.Total, shown.IsWithheld));
    }

    [Fact]
    public void Hide_OneSmallCell_HidesARectangleAndNoTotal()
    {
        // Act
        var shown = SmallCells.Hide([[4, 120, 60], [80, 35, 70], [90, 140, 50]], SmallCells.DefaultThreshold);

        // Assert: of all rectangles the one with fewest people.
        Assert.Equal([null, 120, null, 80, 35, 70, null, 140, null], shown.Cells.SelectMany(row => row));
        Assert.Equal([184, 185, 280], shown.RowTotals.AsEnumerable());
        Assert.Equal([174, 295, 180], shown.ColumnTotals.AsEnumerable());
    }

    [Fact]
    public void Hide_NothingButSmallNumbers_ShowsTheTotalAlone()
    {
        // Act
        var shown = SmallCells.Hide([[1], [1], [1]], SmallCells.DefaultThreshold);

        // Assert
        Assert.True(shown.IsWithheld);
        Assert.All(shown.Cells.SelectMany(row => row).Concat(shown.RowTotals).Concat(shown.ColumnTotals), number => Assert.Null(number));
        Assert.Equal(3, shown.Total);
    }

    private static void AssertTrue(long[][] cells, ShownTable shown)
    {
        for (var row = 0; row < cells.Length; row++)
        {
            Assert.True(shown.RowTotals[row] is null || shown.RowTotals[row] == cells[row].Sum());
            for (var column = 0; column < cells[row].Length; column++)
            {
                Assert.True(shown.Cells[row][column] is null || shown.Cells[row][column] == cells[row][column]);
                Assert.False(shown.Cells[row][column] is > 0 and < Threshold, "A small number is shown.");
            }
        }

        Assert.DoesNotContain(shown.RowTotals, total => total is > 0 and < Threshold);
        Assert.DoesNotContain(shown.ColumnTotals, total => total is > 0 and < Threshold);
        Assert.Equal(cells.Sum(row => row.Sum()), shown.Total);
    }

    // Somebody who knows the rules knows that hidden cells are not zero, unless the whole table is withheld.
    private static void AssertSecret(long[][] cells, ShownTable shown, int most, int? known)
    {
        var (rows, columns) = (cells.Length, cells[0].Length);
        var open = Small(cells, known).ToHashSet();
        if (open.Count == 0)
        {
            return;
        }

        foreach (var other in Agreeing(cells, shown, shown.IsWithheld ? 0 : 1, most))
        {
            open.RemoveWhere(cell => Value(other, cell) != Value(cells, cell));
            if (open.Count == 0)
            {
                return;
            }
        }

        // Withheld whole, a total of one or two people says of a single cell no more than the total does.
        Assert.True(shown.IsWithheld && (rows == 1 || columns == 1 || known is not null), $"{Write(cells)}: {string.Join(" ", open)} can be found out.");
    }

    private static IEnumerable<(int Row, int Column)> Small(long[][] cells, int? known) =>
        from row in Enumerable.Range(0, cells.Length + 1)
        from column in Enumerable.Range(0, cells[0].Length + 1)
        where (row, column) != (cells.Length, cells[0].Length) && (row < cells.Length || column != known) && Value(cells, (row, column)) is > 0 and < Threshold
        select (row, column);

    private static long Value(long[][] cells, (int Row, int Column) at)
    {
        var rows = at.Row < cells.Length ? cells.Skip(at.Row).Take(1) : cells;
        return rows.Sum(row => at.Column < row.Length ? row[at.Column] : row.Sum());
    }

    private static IEnumerable<long[][]> Agreeing(long[][] cells, ShownTable shown, int least, int most)
    {
        var columns = cells[0].Length;
        var ranges = cells.SelectMany((row, r) => row.Select((value, c) => shown.Cells[r][c] is { } exact ? [exact] : Numbers(least, most))).ToArray();
        return Combine(ranges).Select(flat => flat.Chunk(columns).ToArray()).Where(other =>
            other.Sum(row => row.Sum()) == shown.Total
            && other.Select((row, r) => shown.RowTotals[r] is null || shown.RowTotals[r] == row.Sum()).All(same => same)
            && Enumerable.Range(0, columns).All(c => shown.ColumnTotals[c] is null || shown.ColumnTotals[c] == other.Sum(row => row[c])));
    }

    private static IEnumerable<long[][]> Tables(int rows, int columns, int most) =>
        Combine(Enumerable.Repeat(Numbers(0, most), rows * columns).ToArray()).Select(flat => flat.Chunk(columns).ToArray());

    private static long[] Numbers(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(number => (long)number)];

    private static IEnumerable<long[]> Combine(long[][] ranges)
    {
        var places = new int[ranges.Length];
        while (true)
        {
            yield return [.. ranges.Select((range, i) => range[places[i]])];
            var place = 0;
            while (place < places.Length && ++places[place] == ranges[place].Length)
            {
                places[place++] = 0;
            }

            if (place == places.Length)
            {
                yield break;
            }
        }
    }

    private static string Write(long[][] cells) => string.Join(" / ", cells.Select(row => string.Join(' ', row)));
}
