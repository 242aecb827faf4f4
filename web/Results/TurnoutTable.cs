using System.Collections.Immutable;
using ParticipatoryHub.Results;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Results;

/// <summary>
/// Turnout by area and channel against the register, as it may be shown. With areas, whoever did not vote is a column of the same table,
/// so that turnout, which follows from it, is shown only where it gives nothing away.
/// </summary>
/// <param name="Channels">The channels in use, as turnout names them.</param>
/// <param name="Areas">The areas, null for whoever has none; empty where the round has no areas.</param>
/// <param name="HasRegister">Whether the last column says who did not vote, and totals are those of the register.</param>
/// <param name="Shown">By area and channel; one row where the round has no areas.</param>
/// <param name="Threshold">The smallest number that is shown.</param>
internal sealed record TurnoutTable(ImmutableArray<string> Channels, ImmutableArray<string?> Areas, bool HasRegister, ShownTable Shown, int Threshold)
{
    /// <summary>Whether anything is hidden.</summary>
    public bool HidesSomething => Shown.Cells.Any(row => row.Contains(null)) || Shown.RowTotals.Contains(null) || Shown.ColumnTotals.Contains(null);

    public static TurnoutTable? Of(RoundResult stored, int threshold)
    {
        if (stored.Areas.IsDefaultOrEmpty)
        {
            return null;
        }

        var areas = stored.Areas;
        ImmutableArray<string> channels = [.. ResidentWords.Channels.Where(channel => areas.Any(area => area.ByChannel.ContainsKey(channel)))];
        var hasRegister = areas.Length > 1 && areas.All(area => area.Issued >= Voted(area)) && areas.Any(area => area.Issued > Voted(area));
        var cells = areas.Select(area => Row(area, channels, hasRegister)).ToList();
        var shown = areas.Length == 1 ? SmallCells.Hide(cells, threshold)
            : hasRegister ? SmallCells.Hide(cells, threshold, channels.Length)
            : SmallCells.Hide(cells, threshold);
        return new TurnoutTable(channels, areas.Length == 1 ? [] : [.. areas.Select(area => area.Area)], hasRegister, shown, threshold);
    }

    /// <summary>The share of an area's register that voted; null where it would give away what is hidden.</summary>
    public decimal? Share(int area) => HasRegister && Shown.RowTotals[area] is > 0 and { } issued && Shown.Cells[area][^1] is { } absent
        ? (issued - absent) / (decimal)issued
        : null;

    private static long Voted(AreaTurnout area) => area.ByChannel.Values.Sum();

    private static long[] Row(AreaTurnout area, ImmutableArray<string> channels, bool hasRegister)
    {
        var row = channels.Select(channel => area.ByChannel.GetValueOrDefault(channel));
        return hasRegister ? [.. row, area.Issued - Voted(area)] : [.. row];
    }
}
