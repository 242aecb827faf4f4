using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Focus;

/// <summary>Bounds and words of what is done to figures.</summary>
public static class FocusRules
{
    /// <summary>Figures that are read at once.</summary>
    public const int MostTaken = 1_000;

    /// <summary>Lines of the history that are read.</summary>
    internal const int MostHistory = 200;

    internal static Refused NotYours { get; } = new("not-yours", "Only the council’s engagement officers keep the figures.");

    internal static Refused NotFound { get; } = new("indicator-unknown", "There is no such indicator.");

    internal static FocusAct Act(FocusActKind kind, StaffMember by, DateTimeOffset now, string what) => new(kind, by.Id, by.Name, now, what);

    internal static string SayImport(ImmutableArray<Indicator> indicators, ImmutableArray<Figure> figures) =>
        string.Create(CultureInfo.InvariantCulture, $"Took in a file: figures {figures.Length}, indicators {indicators.Length}.");

    internal static string SayFigure(Indicator indicator, Figure figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{indicator.Name}, {figure.Area}, {figure.Period}: {figure.Value} (borough {Value(figure.Borough)}, England {Value(figure.England)}).");

    internal static string SayChange(Indicator before, Indicator after)
    {
        var parts = new[]
        {
            ("name", before.Name, after.Name), ("unit", before.Unit, after.Unit), ("source", before.Source, after.Source), ("good", $"{before.Good}", $"{after.Good}"),
            ("weight", $"{before.Weight}", $"{after.Weight}"), ("outcomes", string.Join(' ', before.Outcomes), string.Join(' ', after.Outcomes)),
        };
        return $"{before.Name}: {string.Join("; ", parts.Where(part => part.Item2 != part.Item3).Select(part => $"{part.Item1} “{part.Item2}” → “{part.Item3}”"))}.";
    }

    private static string Value(decimal? value) => value is { } number ? number.ToString(CultureInfo.InvariantCulture) : "–";
}
