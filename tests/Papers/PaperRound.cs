using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Papers;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Papers;

/// <summary>A round in which people vote online and on paper: projects p01 to p03 are numbered 1 to 3, and a ballot names one or two.</summary>
internal sealed record PaperRound(TestHub Hub, string Id, ImmutableArray<string> Codes)
{
    public static readonly StaffMember First = RoundExamples.Officer;
    public static readonly StaffMember Second = SignOffs.Another;
    public static readonly StaffMember Third = RoundExamples.Administrator;

    public IRoundGrain Round => Hub.Grains.GetGrain<IRoundGrain>(Id);

    public IPaperGrain Papers => Hub.Grains.GetGrain<IPaperGrain>(Id);

    public IBallotBoxGrain Box => Hub.Grains.GetGrain<IBallotBoxGrain>(Id);

    public IBallotJournal Journal => Hub.Services.GetRequiredService<IBallotJournal>();

    public DateTimeOffset Now => Hub.Clock.Now;

    /// <summary>Voting is open, and batch 1 of <paramref name="printed"/> papers is at the table.</summary>
    public static async Task<PaperRound> OpenAsync(TestHub hub, int voters, int printed)
    {
        var id = NewRound();
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        Done(await round.Create(new(RoundExamples.Setup() with { OpensAt = hub.Clock.Now, ClosesAt = hub.Clock.Now.AddDays(9), Counting = CountOptions.For(CountingRule.Greedy) }, First)));
        var codes = (await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new(voters, null, "letters", First))).Codes;
        Done(await round.OpenVoting(new(First)));
        var opened = new PaperRound(hub, id, codes);
        Done(await opened.Papers.Prepare(new("Town hall", null, printed, First)));
        return opened;
    }

    public static void Done(PaperOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));

    public static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));

    public async Task<CastOutcome> Cast(int voter, params string[] projects) =>
        await Box.Cast(new(Guid.NewGuid(), Codes[voter], [.. projects.Select(project => new Choice(project, 1))], null, BallotChannel.Online));

    public Task<HandOutOutcome> HandOut(int voter, int batch = 1) => Papers.HandOut(new(Guid.NewGuid(), batch, Codes[voter], First));

    public async Task HandOutTo(params int[] voters)
    {
        foreach (var voter in voters)
        {
            Assert.Empty((await HandOut(voter)).Refusals);
        }
    }

    /// <summary>Counts in a batch; what is not said is not used.</summary>
    public async Task CountIn(int batch, int returned, int spoilt = 0, int missing = 0, int unmarked = 0, int notTaken = 0)
    {
        var printed = (await Papers.GetBatch(batch, First))!.Batch.Printed;
        Done(await Papers.CountIn(new(batch, new("A1234", returned, spoilt, printed - returned - spoilt - missing, missing, unmarked, notTaken, "As told at the table."), First)));
    }

    public Task<PaperOutcome> Enter(StaffMember by, int batch, int number, string marks) => Papers.Enter(new(batch, new PaperSerial(batch, number).ToString(), marks, by));

    /// <summary>Somebody enters papers 1, 2, 3, … and finishes.</summary>
    public async Task EnterAll(StaffMember by, int batch, params string[] marks)
    {
        for (var i = 0; i < marks.Length; i++)
        {
            Done(await Enter(by, batch, i + 1, marks[i]));
        }

        Done(await Papers.Finish(new(batch, by)));
    }

    /// <summary>Two enter the same, and the batch goes into the box.</summary>
    public async Task EnterAndSettle(int batch, params string[] marks)
    {
        await EnterAll(First, batch, marks);
        await EnterAll(Second, batch, marks);
        Done(await Papers.Settle(new(batch, Third)));
    }

    public async Task CloseAndCount()
    {
        Done(await Round.CloseVoting(new(First)));
        Done(await Round.Count(new(First)));
    }

    /// <summary>Two sign who did not both enter the papers, and it is published.</summary>
    public async Task Publish()
    {
        Done(await Round.Sign(First, Now));
        Done(await Round.Sign(SignOffs.Second, Now));
        Done(await Round.Publish(new(First)));
    }

    public async Task<string[]> ChainKinds() => [.. await Journal.ReadPublicChain(Id, 1, default).Select(entry => entry.Kind).ToArrayAsync()];

    public async Task<ILookup<BallotChannel, string>> Ballots() =>
        (await Journal.ReadBallots(Id, default).ToListAsync()).ToLookup(ballot => ballot.Channel, ballot => ballot.Choices);

    public async Task AssertLedgerHolds() => Assert.Null((await Box.CheckLedger()).Problem);

    private static string NewRound() => ParticipatoryHub.Tests.Ballots.Box.NewRound();
}
