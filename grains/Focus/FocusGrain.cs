using System.Collections.Immutable;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Focus;

/// <summary>Refuses, decides, writes. The rows are the truth; the grain holds nothing.</summary>
internal sealed class FocusGrain(IFocusJournal journal, TimeProvider clock) : Grain, IFocusGrain
{
    private Task<ImmutableArray<CommunityLine>> Communities => GrainFactory.GetGrain<ICommunityIndexGrain>("all").List();

    public async Task<FocusOutcome> Import(ImportFigures command)
    {
        if (!command.By.May(StaffAct.KeepCommunities))
        {
            return Refuse(FocusRules.NotYours);
        }

        var read = FiguresFromCsv.Read(command.Text, await Indicators(), await Communities);
        return read.Faults.IsEmpty
            ? await Write(command.Command, FocusRules.Act(FocusActKind.Imported, command.By, clock.GetUtcNow(), FocusRules.SayImport(read.Indicators, read.Figures)), read.Indicators, read.Figures)
            : new FocusOutcome(read.Faults, 0);
    }

    public async Task<FocusOutcome> Put(PutFigure command)
    {
        if (!command.By.May(StaffAct.KeepCommunities))
        {
            return Refuse(FocusRules.NotYours);
        }

        var rules = new FigureRules(await Indicators(), await Communities);
        var faults = new List<FigureFault>();
        if (rules.Read(command.Text, faults) is not { } figure)
        {
            return new FocusOutcome([.. faults.Select(fault => new Refused(fault.Code, fault.Sentence, fault.Field))], 0);
        }

        var said = rules.Said.ToImmutableArray();
        return await Write(command.Command, FocusRules.Act(FocusActKind.Typed, command.By, clock.GetUtcNow(), FocusRules.SayFigure(said[0], figure)), said, [figure]);
    }

    public async Task<FocusOutcome> Change(ChangeIndicator command)
    {
        if (!command.By.May(StaffAct.KeepCommunities))
        {
            return Refuse(FocusRules.NotYours);
        }

        if ((await Indicators()).FirstOrDefault(indicator => indicator.Id == command.Indicator.Id) is not { } before)
        {
            return Refuse(FocusRules.NotFound);
        }

        if (FigureRules.Check(command.Indicator) is { IsEmpty: false } wrong)
        {
            return new FocusOutcome(wrong, 0);
        }

        return before.Says(command.Indicator)
            ? new FocusOutcome([], 0)
            : await Write(command.Command, FocusRules.Act(FocusActKind.Changed, command.By, clock.GetUtcNow(), FocusRules.SayChange(before, command.Indicator)), [command.Indicator], []);
    }

    public Task<ImmutableArray<Indicator>> Indicators() => journal.Indicators(CancellationToken.None);

    public async Task<ScoreFigures> GetCard() => new(
        await Indicators(),
        [.. (await Communities).Where(line => line.Kind == CommunityKind.Place).Select(line => new ScoredArea(line.Id, line.Name))],
        await journal.Latest(CancellationToken.None));

    public async Task<ImmutableArray<Figure>> Figures(ImmutableArray<string> areas)
    {
        var found = ImmutableArray.CreateBuilder<Figure>();
        foreach (var area in areas.Take(CommunityRules.MostAreas + 1))
        {
            found.AddRange(await journal.OfArea(area, CancellationToken.None));
        }

        return found.ToImmutable();
    }

    public Task<ImmutableArray<Figure>> List(int skip, int take) => journal.List(Math.Max(0, skip), Math.Clamp(take, 1, FocusRules.MostTaken), CancellationToken.None);

    public async Task<ImmutableArray<FocusAct>> History(StaffMember by) => by.May(StaffAct.SeeCommunities) ? await journal.History(FocusRules.MostHistory, CancellationToken.None) : [];

    private async Task<FocusOutcome> Write(Guid command, FocusAct act, ImmutableArray<Indicator> indicators, ImmutableArray<Figure> figures)
    {
        await journal.Write(command, act, indicators, figures, CancellationToken.None);
        return new FocusOutcome([], figures.Length);
    }

    private static FocusOutcome Refuse(Refused refused) => new([refused], 0);
}
