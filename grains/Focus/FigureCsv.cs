using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Focus;

/// <summary>Every figure as CSV, with the headings that an import reads.</summary>
public static class FigureCsv
{
    /// <summary>Writes it.</summary>
    public static async Task Write(IFocusGrain focus, Stream target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(focus);
        var indicators = (await focus.Indicators()).ToDictionary(indicator => indicator.Id);
        await using var csv = new CsvWriter(target, CsvFlavour.Excel);
        foreach (var column in FiguresFromCsv.Columns)
        {
            csv.Text(column);
        }

        await csv.End(cancel);
        for (var skip = 0; ; skip += FocusRules.MostTaken)
        {
            var figures = await focus.List(skip, FocusRules.MostTaken);
            foreach (var figure in figures)
            {
                var indicator = indicators[figure.Indicator];
                await csv.Text(indicator.Name).Text(indicator.Unit).Text(indicator.Source).Text(indicator.Good == GoodDirection.Higher ? "higher" : "lower")
                    .Text(figure.Area).Text(figure.Period).Decimal(figure.Value).Decimal(figure.Borough).Decimal(figure.England).End(cancel);
            }

            if (figures.Length < FocusRules.MostTaken)
            {
                return;
            }
        }
    }
}
