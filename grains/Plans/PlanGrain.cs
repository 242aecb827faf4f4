using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;
using ParticipatoryHub.Search;

namespace ParticipatoryHub.Plans;

/// <summary>Refuses, decides, writes, tells. The row in the database is the truth; the grain holds nothing but its key.</summary>
internal sealed partial class PlanGrain(IPlanJournal journal, IMailer mailer, ISearchIndex search, TimeProvider clock, ILogger<PlanGrain> log) : Grain, IPlanGrain, IRemindable
{
    private const int MostStory = 100;
    private const int MostHistory = 300;

    private PlanKey Key => PlanKey.TryParse(this.GetPrimaryKeyString(), out var key) ? key : default;

    private string Community => Key.Community.Slug;

    private int Number => Key.Number;

    private DateTimeOffset Now => clock.GetUtcNow();

    public async Task<PlanOutcome> Begin(StartPlan command)
    {
        if (Key == default || await GrainFactory.GetGrain<ICommunityGrain>(Community).GetView() is null)
        {
            return Refuse(PlanRules.NotFound);
        }

        if (await journal.Done(Community, Number, command.Command, default) is not null)
        {
            return new PlanOutcome([], Number);
        }

        var decision = PlanRules.Start(command, Now);
        return decision.Next is null ? new PlanOutcome(decision.Refusals, 0) : await Write(command.Command, decision with { About = Number }, command.By, PlanMove.Unspecified, false);
    }

    public async Task<PlanOutcome> Change(ChangePlan command)
    {
        if (Key == default || await journal.Read(Community, Number, default) is not { } plan)
        {
            return Refuse(PlanRules.NotFound);
        }

        if (command.Command == Guid.Empty)
        {
            return Refuse(EntryRules.NoCommand);
        }

        if (await journal.Done(Community, Number, command.Command, default) is { } about)
        {
            return new PlanOutcome([], about);
        }

        var decision = PlanRules.Change(plan, command.Edit, command.By, Members(await Agreements(plan)), Now);
        if (decision.Next is null)
        {
            return new PlanOutcome(decision.Refusals, decision.About);
        }

        var outcome = await Write(command.Command, decision, command.By, command.Edit is MovePlan move ? move.Move : PlanMove.Unspecified, command.Edit is PutForward);
        if (outcome.Done && command.Edit is SetMilestone or MovePlan)
        {
            await KeepTime();
        }

        return outcome;
    }

    public async Task<PlanOutcome> Agree(AgreePlan command)
    {
        if (Key == default || await journal.Read(Community, Number, default) is not { } plan)
        {
            return Refuse(PlanRules.NotFound);
        }

        if (PlanRules.RefuseAgreement(plan, command) is { } refused)
        {
            return Refuse(refused);
        }

        await journal.Agree(
            Community, Number, new PlanAgreement(plan.Version, PlanRules.Who(command.By), command.Name.Trim(), command.As.Trim(), command.By.Resident is null, Now), default);
        return new PlanOutcome([], plan.Version);
    }

    public async Task<PlanOutcome> Unagree(EntryReader by)
    {
        if (Key == default || await journal.Read(Community, Number, default) is not { } plan || by.Resident is null && by.Staff is null)
        {
            return Refuse(PlanRules.NotFound);
        }

        await journal.Unagree(Community, Number, plan.Version, PlanRules.Who(by), default);
        return new PlanOutcome([], plan.Version);
    }

    public async Task<PlanView?> GetView(EntryReader reader)
    {
        if (Key == default || await journal.Read(Community, Number, default) is not { } plan)
        {
            return null;
        }

        var agreements = await Agreements(plan);
        var mayKeep = PlanRules.MayKeep(reader.Staff);
        var lifecycle = new PlanLifecycle(plan.Phase, PlanRules.Facts(plan, mayKeep, true, Members(agreements)));
        var own = reader.Resident is null && reader.Staff is null ? null : agreements.FirstOrDefault(agreement => agreement.Who == PlanRules.Who(reader));
        return new PlanView(
            Community,
            Number,
            mayKeep ? plan : plan.ForEverybody(),
            [.. agreements.Select(agreement => agreement with { Who = "" })],
            own,
            mayKeep,
            PlanRules.MayReport(reader.Staff),
            mayKeep ? [.. PlanLifecycle.Moves.Where(lifecycle.Has).Select(lifecycle.Ask)] : [],
            [.. (await journal.History(Community, Number, true, MostStory, default)).Select(change => change with { ByStaff = "" })]);
    }

    public async Task<ImmutableArray<PlanVersion>> Versions() => Key == default ? []
        : [.. (await journal.Versions(Community, Number, default)).Select(version => version with { Plan = version.Plan.ForEverybody() })];

    public async Task<ImmutableArray<PlanAgreement>> AgreedTo(int version) => Key == default ? []
        : [.. (await journal.Agreements(Community, Number, version, default)).Select(agreement => agreement with { Who = "" })];

    public async Task<ImmutableArray<PlanChange>> History(StaffMember by) =>
        Key != default && by.May(StaffAct.SeeCommunities) ? await journal.History(Community, Number, false, MostHistory, default) : [];

    private Task<ImmutableArray<PlanAgreement>> Agreements(Plan plan) =>
        plan.Version == 0 ? Task.FromResult(ImmutableArray<PlanAgreement>.Empty) : journal.Agreements(Community, Number, plan.Version, default);

    private async Task<PlanOutcome> Write(Guid command, PlanDecision decision, StaffMember by, PlanMove move, bool isVersion)
    {
        var written = await journal.Write(
            Community, Number, command, decision.About, decision.Next!, new PlanChange(by.Id, by.Name, Now, decision.What, decision.Words, move), isVersion, default);
        if (!written)
        {
            return Refuse(new Refused("busy", "Somebody else changed the plan at the same moment. Try again."));
        }

        await TellSearch(decision.Next!);
        return new PlanOutcome([], decision.About);
    }

    private async Task TellSearch(Plan plan)
    {
        try
        {
            var text = string.Join('\n', [plan.About.Situation, .. plan.Objectives.Select(objective => objective.Title), .. plan.Actions.Select(action => $"{action.Title}\n{action.What}")]);
            await search.Put(new SearchDocument(SearchKind.Plan, Community, Number.ToString(CultureInfo.InvariantCulture), plan.About.Title, text, SearchAudience.Everybody), default);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, Key);
        }
    }

    private static int Members(ImmutableArray<PlanAgreement> agreements) => agreements.Count(agreement => !agreement.IsStaff);

    private static PlanOutcome Refuse(Refused refused) => new([refused], 0);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Plan {Plan}: the search could not be told; the next change tells it")]
    private partial void LogNotTold(Exception failure, PlanKey plan);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Plan {Plan}: the reminder of a milestone could not be written; it is tried again")]
    private partial void LogNotReminded(Exception failure, PlanKey plan);
}
