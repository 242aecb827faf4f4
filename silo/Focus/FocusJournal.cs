using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using ParticipatoryHub.Focus;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Focus;

/// <inheritdoc />
internal sealed class FocusJournal(SharedSql sql) : IFocusJournal
{
    private const string Columns = "f.indicator, f.area, f.period, f.value, f.borough, f.england";

    /// <inheritdoc />
    public Task<ImmutableArray<Indicator>> Indicators(CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new Indicator(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), (GoodDirection)row.GetInt64(4), (int)row.GetInt64(5),
                [.. row.GetString(6).Split(' ', StringSplitOptions.RemoveEmptyEntries)]),
            "SELECT id, name, unit, source, good, weight, outcomes FROM indicator ORDER BY name, id"),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<Figure>> Latest(CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db, FigureOf,
            $"""
            SELECT {Columns} FROM indicator_figure f
            JOIN (SELECT indicator, max(period) AS period FROM indicator_figure GROUP BY indicator) l ON l.indicator = f.indicator AND l.period = f.period
            ORDER BY f.indicator, f.area
            """),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<Figure>> OfArea(string area, CancellationToken cancel) => sql.Look(
        db => sql.Rows(db, FigureOf, $"SELECT {Columns} FROM indicator_figure f WHERE f.area = $1 ORDER BY f.indicator, f.period", area), cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<Figure>> List(int skip, int take, CancellationToken cancel) => sql.Look(
        db => sql.Rows(db, FigureOf, $"SELECT {Columns} FROM indicator_figure f ORDER BY f.indicator, f.area, f.period LIMIT $1 OFFSET $2", (long)take, (long)skip), cancel);

    /// <inheritdoc />
    public async Task<bool> Write(Guid command, FocusAct act, ImmutableArray<Indicator> indicators, ImmutableArray<Figure> figures, CancellationToken cancel)
    {
        var isWritten = false;
        await sql.Transact(
            async db =>
            {
                var place = (await sql.Rows(db, static row => row.GetInt64(0), "SELECT coalesce(max(number), 0) + 1 FROM indicator_act"))[0];
                isWritten = await sql.Execute(
                    db,
                    "INSERT INTO indicator_act (number, command, kind, by_staff, by_name, at, what) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (command) DO NOTHING",
                    place, command.ToString("N"), (long)act.Kind, act.ByStaff, act.ByName, act.At.ToUnixTimeMilliseconds(), act.What) == 1;
                if (isWritten)
                {
                    await Put(db, place, indicators, figures);
                }
            },
            cancel);
        return isWritten;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<FocusAct>> History(int take, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new FocusAct((FocusActKind)row.GetInt64(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetString(4)),
            "SELECT kind, by_staff, by_name, at, what FROM indicator_act ORDER BY number DESC LIMIT $1", (long)take),
        cancel);

    private async Task Put(DbConnection db, long act, ImmutableArray<Indicator> indicators, ImmutableArray<Figure> figures)
    {
        foreach (var indicator in indicators)
        {
            await sql.Execute(
                db,
                """
                INSERT INTO indicator (id, name, unit, source, good, weight, outcomes) VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, source = excluded.source, good = excluded.good, weight = excluded.weight, outcomes = excluded.outcomes
                """,
                indicator.Id, indicator.Name, indicator.Unit, indicator.Source, (long)indicator.Good, (long)indicator.Weight, string.Join(' ', indicator.Outcomes));
        }

        foreach (var figure in figures)
        {
            object[] values = [figure.Indicator, figure.Area, figure.Period, Text(figure.Value), Text(figure.Borough), Text(figure.England)];
            await sql.Execute(
                db,
                """
                INSERT INTO indicator_figure (indicator, area, period, value, borough, england) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (indicator, area, period) DO UPDATE SET value = excluded.value, borough = excluded.borough, england = excluded.england
                """,
                values);
            await sql.Execute(db, "INSERT INTO indicator_figure_past (indicator, area, period, value, borough, england, act) VALUES ($1, $2, $3, $4, $5, $6, $7)", [.. values, act]);
        }
    }

    private static Figure FigureOf(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), Number(row.GetString(3))!.Value, Number(row.GetString(4)), Number(row.GetString(5)));

    // Numbers as they were published, to the last digit: neither database is asked to round them.
    private static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
