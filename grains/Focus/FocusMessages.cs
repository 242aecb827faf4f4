using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Focus;

/// <summary>Which way is better.</summary>
public enum GoodDirection
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>The higher, the better.</summary>
    Higher = 1,

    /// <summary>The lower, the better.</summary>
    Lower = 2,
}

/// <summary>Something that is measured of areas.</summary>
/// <param name="Id">Made of its name; never changed.</param>
/// <param name="Unit">Such as “%” or “per 1,000 people”; nothing where it is a plain number.</param>
/// <param name="Source">Who publishes it.</param>
/// <param name="Weight">On the council's own score card, 0 to <see cref="ScoreCard.MostWeight"/>; 0 is not chosen.</param>
/// <param name="Outcomes">The outcomes of the framework that it tells something about, by their tag.</param>
[GenerateSerializer, Immutable, Alias("hub.focus.Indicator")]
public sealed record Indicator(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Unit,
    [property: Id(3)] string Source,
    [property: Id(4)] GoodDirection Good,
    [property: Id(5)] int Weight,
    [property: Id(6)] ImmutableArray<string> Outcomes)
{
    /// <summary>Whether two say the same.</summary>
    public bool Says(Indicator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Outcomes = other.Outcomes } == other && Outcomes.SequenceEqual(other.Outcomes);
    }
}

/// <summary>What an indicator was in an area and a period.</summary>
/// <param name="Area">A community's slug, or a small-area code of the Office for National Statistics.</param>
/// <param name="Period">A year (2025), a year over two (2024/25), a quarter (2025-Q1) or a month (2025-03).</param>
/// <param name="Borough">The same for the whole borough, where it is known.</param>
/// <param name="England">The same for England, where it is known.</param>
[GenerateSerializer, Immutable, Alias("hub.focus.Figure")]
public sealed record Figure(
    [property: Id(0)] string Indicator,
    [property: Id(1)] string Area,
    [property: Id(2)] string Period,
    [property: Id(3)] decimal Value,
    [property: Id(4)] decimal? Borough,
    [property: Id(5)] decimal? England);

/// <summary>Takes figures in from a CSV file.</summary>
/// <param name="Command">Made with the form: sent twice, it is done once.</param>
/// <param name="Text">With a line of headings; see <see cref="FiguresFromCsv"/>.</param>
[GenerateSerializer, Immutable, Alias("hub.focus.ImportFigures")]
public sealed record ImportFigures([property: Id(0)] Guid Command, [property: Id(1)] string Text, [property: Id(2)] StaffMember By);

/// <summary>Takes in a figure that was typed, each part as it was typed.</summary>
[GenerateSerializer, Immutable, Alias("hub.focus.PutFigure")]
public sealed record PutFigure([property: Id(0)] Guid Command, [property: Id(1)] FigureText Text, [property: Id(2)] StaffMember By);

/// <summary>A figure as it is written, in a line of a file or in a form. Unit, source and direction may be left out of an indicator that is known.</summary>
[GenerateSerializer, Immutable, Alias("hub.focus.FigureText")]
public sealed record FigureText(
    [property: Id(0)] string Indicator,
    [property: Id(1)] string Unit,
    [property: Id(2)] string Source,
    [property: Id(3)] string Good,
    [property: Id(4)] string Area,
    [property: Id(5)] string Period,
    [property: Id(6)] string Value,
    [property: Id(7)] string Borough,
    [property: Id(8)] string England);

/// <summary>Changes what is said of an indicator.</summary>
[GenerateSerializer, Immutable, Alias("hub.focus.ChangeIndicator")]
public sealed record ChangeIndicator([property: Id(0)] Guid Command, [property: Id(1)] Indicator Indicator, [property: Id(2)] StaffMember By);

/// <summary>What came of a command.</summary>
/// <param name="Refusals">Empty when it was done. Of a file each begins with its line.</param>
/// <param name="Figures">How many figures were taken in.</param>
[GenerateSerializer, Immutable, Alias("hub.focus.FocusOutcome")]
public sealed record FocusOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] int Figures)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

/// <summary>An area that a score card compares.</summary>
[GenerateSerializer, Immutable, Alias("hub.focus.ScoredArea")]
public sealed record ScoredArea([property: Id(0)] string Id, [property: Id(1)] string Name);

/// <summary>What a score card is made of.</summary>
/// <param name="Figures">Each indicator's latest period only.</param>
[GenerateSerializer, Immutable, Alias("hub.focus.ScoreFigures")]
public sealed record ScoreFigures(
    [property: Id(0)] ImmutableArray<Indicator> Indicators,
    [property: Id(1)] ImmutableArray<ScoredArea> Areas,
    [property: Id(2)] ImmutableArray<Figure> Figures);

/// <summary>What was done to indicators and figures.</summary>
public enum FocusActKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A file was taken in.</summary>
    Imported = 1,

    /// <summary>A figure was typed.</summary>
    Typed = 2,

    /// <summary>What is said of an indicator was changed.</summary>
    Changed = 3,
}

/// <summary>Something that somebody did here.</summary>
/// <param name="What">In words.</param>
[GenerateSerializer, Immutable, Alias("hub.focus.FocusAct")]
public sealed record FocusAct(
    [property: Id(0)] FocusActKind Kind,
    [property: Id(1)] string ByStaff,
    [property: Id(2)] string ByName,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string What);
