using System.Collections.Immutable;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Finance;

/// <summary>
/// What finance officers hand on. Each writes to a stream and answers null, or why it may not be, before a byte is written. Who may ask is
/// the caller's to check, but for the figures, which the round itself gives only to those who may sign.
/// </summary>
public sealed class FinanceExports(IGrainFactory grains, IBallotJournal journal, GivingIdentity council)
{
    private static readonly Refused NotCounted = new("not-counted", "This round has not been counted yet.");

    /// <summary>Whether files of a round in this phase still say PROVISIONAL.</summary>
    public static bool IsProvisional(RoundPhase phase) => phase < RoundPhase.SignedTwice;

    /// <summary>The grants as a 360Giving JSON package.</summary>
    public async Task<Refused?> WriteGivingJson(string round, Stream target, CancellationToken cancel)
    {
        var (view, grantsOfRound, refusal) = await Grants(round);
        if (refusal is null)
        {
            await Giving360.WriteJson(target, council, view!, grantsOfRound, cancel);
        }

        return refusal;
    }

    /// <summary>The grants as a 360Giving table.</summary>
    public async Task<Refused?> WriteGivingCsv(string round, Stream target, CsvFlavour flavour, CancellationToken cancel)
    {
        var (view, grantsOfRound, refusal) = await Grants(round);
        if (refusal is null)
        {
            await using var csv = new CsvWriter(target, flavour);
            await Giving360.WriteCsv(csv, council, view!, grantsOfRound, cancel);
        }

        return refusal;
    }

    /// <summary>
    /// Grants to voluntary, community and social enterprise organisations as the Local Government Transparency Code 2015 asks of councils in
    /// England: date, period, department, beneficiary, its registration number, purpose, amount.
    /// </summary>
    public async Task<Refused?> WriteTransparency(string round, Stream target, CsvFlavour flavour, CancellationToken cancel)
    {
        var (_, grantsOfRound, refusal) = await Grants(round);
        if (refusal is not null)
        {
            return refusal;
        }

        await using var csv = new CsvWriter(target, flavour);
        await csv.Text("Date awarded").Text("Period from").Text("Period to").Text("Department").Text("Beneficiary").Text("Registration number").Text("Purpose").Text("Amount").End(cancel);
        foreach (var grant in grantsOfRound)
        {
            await csv.Text(Giving360.Day(grant.AwardedOn)).Text(Giving360.Day(grant.AwardedOn)).Text(grant.EndsOn is { } end ? Giving360.Day(end) : "").Text(council.Department)
                .Text(grant.Recipient).Text(grant.RecipientId).Text(grant.Purpose).Amount(grant.Amount).End(cancel);
        }

        return null;
    }

    /// <summary>Whether there are lists of grants of a published round: every grant has its recipient, and the council its identity.</summary>
    /// <param name="deliveries">Of its funded projects.</param>
    public bool HasGrants(RoundView round, ImmutableArray<DeliveryLine> deliveries) =>
        council is { Prefix: not null, Identifier: not null } && Grant.Of(round, deliveries.Select(line => line.Project), deliveries) is { Grants.IsEmpty: false };

    /// <summary>The reconciliation, a line a figure, with what it should be where that is another.</summary>
    public async Task<Refused?> WriteReconciliation(string round, StaffMember by, Stream target, CsvFlavour flavour, CancellationToken cancel)
    {
        var (view, now) = await Figures(round, by);
        if (view is null || now is null)
        {
            return view is null ? RoundRules.NotFound : NotCounted;
        }

        await using var csv = new CsvWriter(target, flavour);
        await csv.Text("standing").Text("line").Text("figure").Text("unit").Text("should_be").Text("where_to_look").End(cancel);
        foreach (var line in ReconciliationLines.Of(now.Figures))
        {
            var gap = now.Figures.Gaps.FirstOrDefault(gap => line.Line != ReconciliationLine.Unspecified && gap.Line == line.Line);
            csv.Text(Standing(view.Phase)).Text(line.Name);
            _ = line.IsMoney ? csv.Amount(new Money(line.Figure)) : csv.Number(line.Figure);
            csv.Text(line.IsMoney ? view.Setup.Currency : "");
            _ = gap is null ? csv.Text("") : line.IsMoney ? csv.Amount(new Money(gap.Expected)) : csv.Number(gap.Expected);
            await csv.Text(gap?.Where).End(cancel);
        }

        return null;
    }

    /// <summary>A workbook of the result, the figures and the ballots: typed cells, no formulas.</summary>
    public async Task<Refused?> WriteWorkbook(string round, StaffMember by, Stream target, CancellationToken cancel)
    {
        var (view, now) = await Figures(round, by);
        if (view is null || now is null || await grains.GetGrain<IRoundGrain>(round).GetResult() is not { } result)
        {
            return view is null ? RoundRules.NotFound : NotCounted;
        }

        var counted = JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!;
        await ResultWorkbook.Write(target, new(view, result, counted, now, Standing(view.Phase)), journal.ReadCounted(round, view.Setup.Method, cancel), cancel);
        return null;
    }

    /// <summary>What the committee reads; null before the first count, and for those who may not sign.</summary>
    public async Task<(RoundView Round, CountResult Counted, SignOffView Figures)?> ReadForCommittee(string round, StaffMember by) =>
        grains.GetGrain<IRoundGrain>(round) is var grain && await grain.GetView() is { } view && await grain.GetSignOff(by) is { } now && await grain.GetResult() is { } result
            ? (view, JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!, now)
            : null;

    /// <summary>What the first column of a file says: PROVISIONAL, signed or published.</summary>
    internal static string Standing(RoundPhase phase) => IsProvisional(phase) ? "PROVISIONAL" : phase == RoundPhase.SignedTwice ? "signed" : "published";

    private async Task<(RoundView? Round, FiguresView? Now)> Figures(string round, StaffMember by)
    {
        var grain = grains.GetGrain<IRoundGrain>(round);
        return (await grain.GetView(), await grain.GetFigures(by));
    }

    private async Task<(RoundView? Round, ImmutableArray<Grant> Grants, Refused? Refusal)> Grants(string round)
    {
        var grain = grains.GetGrain<IRoundGrain>(round);
        if (await grain.GetView() is not { } view)
        {
            return (null, [], RoundRules.NotFound);
        }

        if (await grain.GetResult() is not { } result)
        {
            return (view, [], NotCounted);
        }

        if (council.Prefix is null || council.Identifier is null)
        {
            return (view, [], new("giving-not-set", "The council’s 360Giving prefix and org-id are not set. Whoever runs the service sets Hub:Giving:Prefix and Hub:Giving:Identifier."));
        }

        var (grantsOfRound, refusal) = Grant.Of(view, result.Selected, view.PublishedAt is null ? [] : await grains.GetGrain<IDeliveriesGrain>(round).List());
        return (view, grantsOfRound, refusal ?? (grantsOfRound.IsEmpty ? new("no-grants", "This round awarded no grants: the council or its suppliers carry out every funded project.") : null));
    }
}
