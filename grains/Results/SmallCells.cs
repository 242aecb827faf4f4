using System.Collections.Immutable;

namespace ParticipatoryHub.Results;

/// <summary>A table as it may be shown: cells, row totals and column totals, each null where it is hidden.</summary>
/// <param name="Cells">By row and column.</param>
/// <param name="RowTotals">By row.</param>
/// <param name="ColumnTotals">By column.</param>
/// <param name="Total">Of everything; always shown.</param>
/// <param name="IsWithheld">Nothing but the total can be shown.</param>
public sealed record ShownTable(
    ImmutableArray<ImmutableArray<long?>> Cells,
    ImmutableArray<long?> RowTotals,
    ImmutableArray<long?> ColumnTotals,
    long Total,
    bool IsWithheld);

/// <summary>
/// Statistical disclosure control for a table of counts with totals. A number from 1 up to, and without, the threshold is hidden, and
/// so are as many others as it takes that none of these follows from what is shown: for every small number there is another table,
/// with nothing in it where a shown cell says nothing and somebody wherever a cell is hidden, that looks exactly the same. That other
/// table differs by one person moved round a rectangle of hidden cells, totals being the last row and column. Zeros are shown: they
/// are about nobody. Where no such rectangle exists, nothing but the total is shown. See the ONS guidance on tables of counts:
/// primary and secondary suppression.
/// </summary>
public static class SmallCells
{
    /// <summary>The threshold unless the council sets another.</summary>
    public const int DefaultThreshold = 10;

    /// <summary>The table with everything hidden that has to be.</summary>
    /// <param name="cells">By row and column, none negative; every row as long as the first.</param>
    /// <param name="threshold">The smallest number, but for 0, that may be shown.</param>
    /// <param name="knownColumns">Columns whose totals are known from elsewhere, and stay shown.</param>
    public static ShownTable Hide(IReadOnlyList<IReadOnlyList<long>> cells, int threshold, params ReadOnlySpan<int> knownColumns)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var table = new Table(cells);
        foreach (var column in knownColumns)
        {
            table.Know(column);
        }

        var small = table.Small(threshold).ToArray();
        foreach (var (row, column) in small)
        {
            table.Hide(row, column);
        }

        return Array.TrueForAll(small, cell => table.Protect(cell.Row, cell.Column)) ? table.Shown() : table.Withheld();
    }

    /// <summary>The numbers with their totals in the last row and column, and which of them are hidden.</summary>
    private sealed class Table
    {
        private readonly long[,] value;
        private readonly bool[,] isHidden;
        private readonly bool[,] isKnown;
        private readonly int rows;
        private readonly int columns;

        public Table(IReadOnlyList<IReadOnlyList<long>> cells)
        {
            rows = cells.Count;
            columns = rows == 0 ? 0 : cells[0].Count;
            value = new long[rows + 1, columns + 1];
            isHidden = new bool[rows + 1, columns + 1];
            isKnown = new bool[rows + 1, columns + 1];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    var number = cells[row][column];
                    ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(cells));
                    value[row, column] = number;
                    value[row, columns] += number;
                    value[rows, column] += number;
                    value[rows, columns] += number;
                }
            }

            isKnown[rows, columns] = true;
        }

        public void Know(int column) => isKnown[rows, column] = true;

        public void Hide(int row, int column) => isHidden[row, column] = true;

        public IEnumerable<(int Row, int Column)> Small(int threshold) =>
            from row in Enumerable.Range(0, rows + 1)
            from column in Enumerable.Range(0, columns + 1)
            where value[row, column] > 0 && value[row, column] < threshold && !isKnown[row, column]
            select (row, column);

        /// <summary>Hides what is left of the rectangle that costs least and makes the cell uncertain; false when there is none.</summary>
        public bool Protect(int row, int column)
        {
            var best = (
                from otherRow in Enumerable.Range(0, rows + 1)
                from otherColumn in Enumerable.Range(0, columns + 1)
                where otherRow != row && otherColumn != column
                let rectangle = new[] { (row, column), (row, otherColumn), (otherRow, otherColumn), (otherRow, column) }
                where IsUncertain(rectangle)
                orderby Price(rectangle)
                select rectangle).FirstOrDefault();
            foreach (var (hiddenRow, hiddenColumn) in best ?? [])
            {
                Hide(hiddenRow, hiddenColumn);
            }

            return best is not null;
        }

        public ShownTable Shown() => new(
            [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => At(row, column)).ToImmutableArray())],
            [.. Enumerable.Range(0, rows).Select(row => At(row, columns))],
            [.. Enumerable.Range(0, columns).Select(column => At(rows, column))],
            value[rows, columns],
            false);

        public ShownTable Withheld() => new(
            [.. Enumerable.Repeat(Enumerable.Repeat((long?)null, columns).ToImmutableArray(), rows)],
            [.. Enumerable.Repeat((long?)null, rows)],
            [.. Enumerable.Range(0, columns).Select(column => isKnown[rows, column] ? value[rows, column] : (long?)null)],
            value[rows, columns],
            true);

        private long? At(int row, int column) => isHidden[row, column] ? null : value[row, column];

        // One person more and one fewer by turns round the rectangle changes no sum. A total has the opposite sign of its parts.
        private bool IsUncertain((int Row, int Column)[] rectangle)
        {
            if (Array.Exists(rectangle, cell => isKnown[cell.Row, cell.Column] || value[cell.Row, cell.Column] == 0))
            {
                return false;
            }

            var changes = rectangle.Select((cell, corner) => (cell, Change: (corner % 2 == 0 ? 1 : -1) * (IsTotal(cell) ? -1 : 1))).ToArray();
            return changes.All(one => one.Change > 0 || value[one.cell.Row, one.cell.Column] > 1)
                || changes.All(one => one.Change < 0 || value[one.cell.Row, one.cell.Column] > 1);
        }

        // Totals tell most, then it is the number of cells, then of people.
        private (int Totals, int Cells, long People) Price((int Row, int Column)[] rectangle)
        {
            var more = rectangle.Where(cell => !isHidden[cell.Row, cell.Column]).ToArray();
            return (more.Count(IsTotal), more.Length, more.Sum(cell => value[cell.Row, cell.Column]));
        }

        private bool IsTotal((int Row, int Column) cell) => cell.Row == rows || cell.Column == columns;
    }
}
