using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Focus;

/// <summary>
/// The figures by which communities are chosen for focus. Key: <c>all</c>. Indicators and figures are rows of the database; the grain checks
/// who may do what, and writes one after another.
/// </summary>
[Alias("hub.focus.IFocusGrain")]
public interface IFocusGrain : IGrainWithStringKey
{
    /// <summary>Takes figures in from CSV, all or nothing; a figure that is there already is replaced. Only for <see cref="StaffAct.KeepCommunities"/>.</summary>
    [Alias("Import")]
    Task<FocusOutcome> Import(ImportFigures command);

    /// <summary>Takes in one figure that was typed.</summary>
    [Alias("Put")]
    Task<FocusOutcome> Put(PutFigure command);

    /// <summary>Changes what is said of an indicator, and the weight it has on the council's own score card.</summary>
    [Alias("Change")]
    Task<FocusOutcome> Change(ChangeIndicator command);

    /// <summary>Every indicator, by name.</summary>
    [Alias("Indicators"), AlwaysInterleave]
    Task<ImmutableArray<Indicator>> Indicators();

    /// <summary>What a score card is made of: the communities that are places, and each indicator's figures of its latest period.</summary>
    [Alias("GetCard"), AlwaysInterleave]
    Task<ScoreFigures> GetCard();

    /// <summary>Every figure of some areas, by indicator and period.</summary>
    [Alias("Figures"), AlwaysInterleave]
    Task<ImmutableArray<Figure>> Figures(ImmutableArray<string> areas);

    /// <summary>Figures in the order of indicator, area and period, for files; at most <see cref="FocusRules.MostTaken"/>.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<Figure>> List(int skip, int take);

    /// <summary>Who took in or changed what, newest first; nothing for whoever may not read what staff do here.</summary>
    [Alias("History"), AlwaysInterleave]
    Task<ImmutableArray<FocusAct>> History(StaffMember by);
}
