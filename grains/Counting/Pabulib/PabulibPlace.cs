namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>Where a field of a row stands in its line.</summary>
internal static class PabulibPlace
{
    public static PabulibError Error(PabulibRow row, int field, string message)
    {
        var column = 1 + row.Fields.Take(field).Sum(before => PabulibWriter.Quoted(before).Length + 1);
        return new PabulibError(Math.Max(row.Line, 1), column, message);
    }
}
