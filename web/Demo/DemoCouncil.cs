using System.Collections.Immutable;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Demo;

/// <summary>
/// Clayton Brook, for whoever wants to look around: a round open for voting, one with its result, one still a draft. What is there
/// already is left as it is.
/// </summary>
internal sealed class DemoCouncil(IGrainFactory grains, RoundImporter importer, TimeProvider clock)
{
    /// <summary>The open round.</summary>
    public const string Fund = "clayton-brook-community-fund";

    /// <summary>The published round.</summary>
    public const string Green = "clayton-brook-green-fund";

    /// <summary>The draft.</summary>
    public const string Youth = "clayton-brook-young-people";

    /// <summary>The file of codes that a visitor may vote with.</summary>
    public const string CodesFile = "demo-codes.csv";

    private const int GreenBallots = 2_000;
    private const int VotedCodes = 36;
    private const int FreeCodes = 24;

    private static readonly StaffMember Officer = new("demo", "The demonstration", [StaffRole.Officer]);

    private static readonly StaffMember SecondOfficer = new("demo-second", "The demonstration’s second officer", [StaffRole.Finance]);

    /// <summary>Makes what is missing; the codes of the open round are written to <paramref name="folder"/>.</summary>
    public async Task Seed(string folder, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await SeedDraft(now);
        await SeedPublished(now, cancel);
        await new DemoDeliveries(grains, clock).Seed(Green);
        await SeedOpen(now, folder, cancel);
    }

    private async Task SeedDraft(DateTimeOffset now)
    {
        var round = grains.GetGrain<IRoundGrain>(Youth);
        if (await round.GetView() is null)
        {
            Done(await round.Create(new(DemoRounds.Youth(now), Officer)));
        }
    }

    private async Task SeedPublished(DateTimeOffset now, CancellationToken cancel)
    {
        var round = grains.GetGrain<IRoundGrain>(Green);
        var view = await round.GetView();
        if (view is null or { Phase: RoundPhase.Draft })
        {
            var setup = view?.Setup ?? DemoRounds.Green(now);
            var ballots = new DemoBallots(2027).Approvals(setup.Projects, GreenBallots, 5, ("g06", "g07"));
            Done(new(await importer.StoreFinished(Green, setup, ballots, Officer, cancel), RoundPhase.Closed));
            view = await round.GetView();
        }

        if (view!.Phase == RoundPhase.Closed)
        {
            Done(await round.Count(new(Officer)));
            view = await round.GetView();
        }

        if (view!.Phase == RoundPhase.Counted)
        {
            await Sign(round, Officer);
            view = await round.GetView();
        }

        if (view!.Phase == RoundPhase.SignedOnce)
        {
            await Sign(round, SecondOfficer);
            view = await round.GetView();
        }

        if (view!.Phase == RoundPhase.SignedTwice)
        {
            Done(await round.Publish(new(Officer)));
        }
    }

    private async Task Sign(IRoundGrain round, StaffMember by) =>
        Done(await round.Sign(new((await round.GetSignOff(by))!.Digest, by, clock.GetUtcNow())));

    private async Task SeedOpen(DateTimeOffset now, string folder, CancellationToken cancel)
    {
        var round = grains.GetGrain<IRoundGrain>(Fund);
        var view = await round.GetView();
        if (view is null)
        {
            // An opening a moment ahead, so that the officer opens it and not the clock.
            Done(await round.Create(new(DemoRounds.Fund(now) with { OpensAt = now.AddMinutes(10) }, Officer)));
            view = await round.GetView();
        }

        if (view!.Phase == RoundPhase.Draft)
        {
            Done(await round.OpenVoting(new(Officer)));
        }

        var file = Path.Combine(folder, CodesFile);
        if (!File.Exists(file) && (await round.GetView())!.Phase == RoundPhase.Voting)
        {
            var codes = await grains.GetGrain<IRegisterGrain>(Fund).Issue(new(VotedCodes + FreeCodes, null, "Example codes", Officer));
            Done(new(codes.Refusals, RoundPhase.Voting));
            await Vote(codes.Codes[..VotedCodes], view.Setup);
            await WriteCodes(file, codes.Codes[VotedCodes..], cancel);
        }
    }

    private async Task Vote(ImmutableArray<string> codes, RoundSetup setup)
    {
        var box = grains.GetGrain<IBallotBoxGrain>(Fund);
        var voters = new DemoBallots(53);
        var casts = codes.Select((code, i) => box.Cast(new(
            Guid.NewGuid(), code, voters.Knapsack(setup.Projects, setup.Budget), null, i % 6 == 0 ? BallotChannel.Kiosk : BallotChannel.Online)));
        foreach (var outcome in await Task.WhenAll(casts.ToArray()))
        {
            Done(new(outcome.Refusal is { } refused ? [refused] : [], RoundPhase.Voting));
        }
    }

    // Codes are votes: only the service's own user may read them, example or not.
    private static Task WriteCodes(string file, ImmutableArray<string> codes, CancellationToken cancel) => PrivateFile.Write(
        file, Encoding.UTF8.GetBytes($"round,code\n{string.Concat(codes.Select(code => $"{Fund},{code}\n"))}"), cancel);

    private static void Done(RoundOutcome outcome)
    {
        if (!outcome.Done)
        {
            throw new InvalidOperationException($"The demonstration could not be set up: {outcome.Refusals[0].Sentence}");
        }
    }
}
