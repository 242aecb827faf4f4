using System.Collections.Immutable;

namespace ParticipatoryHub.Focus;

/// <summary>Where indicators and figures are kept: a row each, with every value that a figure ever had beside it for good.</summary>
public interface IFocusJournal
{
    /// <summary>Every indicator, by name.</summary>
    Task<ImmutableArray<Indicator>> Indicators(CancellationToken cancel);

    /// <summary>The figures of each indicator's latest period.</summary>
    Task<ImmutableArray<Figure>> Latest(CancellationToken cancel);

    /// <summary>Every figure of an area, by indicator and period.</summary>
    Task<ImmutableArray<Figure>> OfArea(string area, CancellationToken cancel);

    /// <summary>Figures in the order of indicator, area and period.</summary>
    Task<ImmutableArray<Figure>> List(int skip, int take, CancellationToken cancel);

    /// <summary>Writes indicators and figures and what was done, together; false, with nothing written, when the command was carried out before.</summary>
    Task<bool> Write(Guid command, FocusAct act, ImmutableArray<Indicator> indicators, ImmutableArray<Figure> figures, CancellationToken cancel);

    /// <summary>What was done, newest first.</summary>
    Task<ImmutableArray<FocusAct>> History(int take, CancellationToken cancel);
}
