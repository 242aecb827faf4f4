using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Finance;
using ParticipatoryHub.Results;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Rounds.Export;

/// <summary>For whom a CSV is written.</summary>
public enum CsvFlavour
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>For programs: UTF-8 without a byte order mark, values as they are.</summary>
    Data = 1,

    /// <summary>For spreadsheets: with a byte order mark, and values that a spreadsheet would run as a formula escaped.</summary>
    Excel = 2,
}

/// <summary>
/// Writes a round to a stream as a file, without holding the round in memory. Each answers null when it was written, or
/// why it may not be, before a byte is written: ballots and results leave only after the close. Who may ask is the caller's to check:
/// before <see cref="RoundPhase.Published"/> only staff. Everybody else reads no more of the ballots than the bundle shows.
/// </summary>
public sealed class RoundExports(IGrainFactory grains, IBallotJournal journal)
{
    private const int EnoughToShow = 10;
    private const int Often = 1_000;

    private static readonly Refused TooFew = new("ballots-few", "Fewer than 50 ballots were counted. They are published as totals only, since single ballots could show who chose what.");

    /// <summary>The round as Pabulib text; with votes from Closed on.</summary>
    /// <param name="forEverybody">Without votes where so few voted that they could show who chose what.</param>
    public async Task<Refused?> WritePabulib(
        string round, Stream target, bool withVotes, CancellationToken cancel, IProgress<ExportProgress>? progress = null, bool forEverybody = false)
    {
        var grain = grains.GetGrain<IRoundGrain>(round);
        if (await grain.GetView() is not { } view)
        {
            return RoundRules.NotFound;
        }

        if (withVotes && !IsOver(view.Phase))
        {
            return NotOver(view.Phase);
        }

        var result = IsOver(view.Phase) ? await grain.GetResult() : null;
        var selected = withVotes && result is not null ? result.Selected.ToHashSet(StringComparer.Ordinal) : null;
        var turnout = withVotes ? await grains.GetGrain<IBallotBoxGrain>(round).GetTurnout() : null;
        var tier = turnout is null ? DisclosureTier.Totals : Shown(view, turnout, forEverybody);
        withVotes = tier != DisclosureTier.Totals;
        var ballots = withVotes ? await Survey(round, view.Setup, turnout!, tier, progress, cancel) : null;
        var text = new RoundToPabulib(view, ballots, selected);
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), 32 * 1024, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in text.Head())
        {
            await writer.WriteLineAsync(line.AsMemory(), cancel);
        }

        if (withVotes)
        {
            long voter = 0;
            await foreach (var ballot in journal.ReadCounted(round, view.Setup.Method, cancel))
            {
                await writer.WriteLineAsync(text.Vote(++voter, ballot).AsMemory(), cancel);
                Tell(progress, voter, ballots!.Ballots, 0.5);
            }
        }

        return null;
    }

    /// <summary>The projects as CSV, as <see cref="Import.RoundImporter.ImportProjects"/> reads them; in any phase.</summary>
    public async Task<Refused?> WriteProjects(string round, Stream target, CsvFlavour flavour, CancellationToken cancel)
    {
        if (await grains.GetGrain<IRoundGrain>(round).GetView() is not { } view)
        {
            return RoundRules.NotFound;
        }

        await using var csv = new CsvWriter(target, flavour);
        await csv.Text("id").Text("name").Text("description").Text("cost").Text("area").Text("categories")
            .Text("latitude").Text("longitude").Text("delivery").Text("withdrawn").End(cancel);
        foreach (var project in view.Setup.Projects)
        {
            await csv.Text(project.Id).Text(project.Name).Text(project.Description).Amount(project.Cost).Text(project.Area)
                .Text(string.Join(", ", project.Categories)).Degrees(project.Place?.Latitude).Degrees(project.Place?.Longitude)
                .Text(project.Delivery == Delivery.Unspecified ? "" : project.Delivery.ToString().ToLowerInvariant())
                .Text(project.Withdrawn ? "yes" : "no").End(cancel);
        }

        return null;
    }

    /// <summary>The ballots as CSV, one line a ballot; from Closed on. The channel is left empty where few ballots came by one.</summary>
    /// <param name="forEverybody">Refused where so few voted that single ballots could show who chose what.</param>
    public async Task<Refused?> WriteBallots(
        string round, Stream target, CsvFlavour flavour, CancellationToken cancel, IProgress<ExportProgress>? progress = null, bool forEverybody = false)
    {
        if (await grains.GetGrain<IRoundGrain>(round).GetView() is not { } view)
        {
            return RoundRules.NotFound;
        }

        if (!IsOver(view.Phase))
        {
            return NotOver(view.Phase);
        }

        var turnout = await grains.GetGrain<IBallotBoxGrain>(round).GetTurnout();
        var tier = Shown(view, turnout, forEverybody);
        if (tier == DisclosureTier.Totals)
        {
            return TooFew;
        }

        var showsChannel = ShowsChannel(turnout, tier);
        var standing = FinanceExports.Standing(view.Phase);
        await using var csv = new CsvWriter(target, flavour);
        await csv.Text("standing").Text("ballot").Text("channel").Text("choices").End(cancel);
        long number = 0;
        await foreach (var ballot in journal.ReadCounted(round, view.Setup.Method, cancel))
        {
            await csv.Text(standing).Number(++number).Text(showsChannel ? Commitment.Word(ballot.Channel) : "").Text(ballot.Choices).End(cancel);
            Tell(progress, number, turnout.Voted, 0);
        }

        return null;
    }

    /// <summary>The latest count as CSV, one line a project; from Counted on.</summary>
    public async Task<Refused?> WriteResult(string round, Stream target, CsvFlavour flavour, CancellationToken cancel)
    {
        var grain = grains.GetGrain<IRoundGrain>(round);
        if (await grain.GetView() is not { } view)
        {
            return RoundRules.NotFound;
        }

        if (await grain.GetResult() is not { } result)
        {
            return new Refused("not-counted", "This round has not been counted yet.");
        }

        await using var csv = new CsvWriter(target, flavour);
        await ResultCsv.Write(csv, view, result, cancel);
        return null;
    }

    private Task<BallotSurvey> Survey(string round, RoundSetup setup, TurnoutView turnout, DisclosureTier tier, IProgress<ExportProgress>? progress, CancellationToken cancel) => Task.Run(
        () => BallotSurvey.Read(
            setup, journal.ReadCounted(round, setup.Method, cancel), ShowsChannel(turnout, tier),
            seen => progress?.Report(new($"Added up {seen:N0} of {turnout.Voted:N0} ballots.", Share(seen, turnout.Voted) / 2)), cancel),
        cancel);

    private static void Tell(IProgress<ExportProgress>? progress, long done, long all, double from)
    {
        if (progress is not null && done % Often == 0)
        {
            progress.Report(new($"Wrote {done:N0} of {all:N0} ballots.", from + (Share(done, all) * (1 - from))));
        }
    }

    private static double Share(long done, long all) => all == 0 ? 1 : Math.Min(1, (double)done / all);

    private static DisclosureTier Shown(RoundView view, TurnoutView turnout, bool forEverybody) => forEverybody ? Disclosure.Of(view, turnout.Voted) : DisclosureTier.Full;

    private static bool ShowsChannel(TurnoutView turnout, DisclosureTier tier) =>
        tier == DisclosureTier.Full && turnout.ByChannel.Values.All(ballots => ballots is 0 or >= EnoughToShow) && turnout.Voted >= EnoughToShow;

    private static bool IsOver(RoundPhase phase) => phase is >= RoundPhase.Closed and < RoundPhase.Cancelled;

    private static Refused NotOver(RoundPhase phase) =>
        new("voting-not-over", $"Ballots are given out only after voting has closed; this round is {RoundWords.Of(phase)}.");
}
