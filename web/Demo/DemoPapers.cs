using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Papers;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Demo;

/// <summary>
/// A small round in which people voted on the web and on paper, closed and waiting for its count: two batches are in the box, and in the
/// second the two who entered it differed once, which a third settled. It is made once the service is up, and holds up no start.
/// </summary>
internal sealed partial class DemoPapers(IGrainFactory grains, TimeProvider clock, ILogger<DemoPapers> log) : BackgroundService
{
    /// <summary>The round.</summary>
    public const string Round = "clayton-brook-on-paper";

    private const string Description = "Example data, made up for the demonstration: people voted on the web, at the library and in the village hall. The papers are in the box; the votes are not counted yet.";
    private const int OnTheWeb = 10;

    private static readonly StaffMember First = new("demo", "The demonstration", [StaffRole.Officer]);
    private static readonly StaffMember Second = new("demo-second-hand", "The demonstration’s second hand", [StaffRole.Officer]);
    private static readonly StaffMember Third = new("demo-third-hand", "The demonstration’s third hand", [StaffRole.Officer]);

    // What stands on each paper that came back; the numbers are those printed beside the projects.
    private static readonly string[] Library = ["1 3", "2", "3 4 5", "b", "1 2", "4", "2 5", "o"];
    private static readonly string[] Hall = ["1", "3 5", "2 4", "5", "1 2 3", "3"];

    // The second hand read the third paper of the hall otherwise.
    private static readonly string[] HallAgain = ["1", "3 5", "2", "5", "1 2 3", "3"];

    private IRoundGrain Rounds => grains.GetGrain<IRoundGrain>(Round);

    private IPaperGrain Papers => grains.GetGrain<IPaperGrain>(Round);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await Rounds.GetView() is null)
            {
                await Make();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotMade(failure);
        }
    }

    private async Task Make()
    {
        var now = clock.GetUtcNow();
        var setup = DemoRounds.Fund(now) with
        {
            Name = "Clayton Brook on paper (example)", Description = Description, Method = VotingMethod.Approval, Limits = new BallotLimits(MinLength: 1, MaxLength: 3),
            OpensAt = now, Access = VoterAccess.ByCode,
        };
        Done((await Rounds.Create(new(setup, First))).Refusals);
        var codes = (await grains.GetGrain<IRegisterGrain>(Round).Issue(new(OnTheWeb + Library.Length + Hall.Length, null, "Example codes", First))).Codes;
        Done((await Rounds.OpenVoting(new(First))).Refusals);
        await Vote(codes[..OnTheWeb], setup.Projects);
        await Batch("Library (example)", 12, codes[OnTheWeb..^Hall.Length], Library, Library);
        await Batch("Village hall (example)", 10, codes[^Hall.Length..], Hall, HallAgain);
        Done((await Rounds.CloseVoting(new(First))).Refusals);
    }

    private async Task Vote(ImmutableArray<string> codes, ImmutableArray<RoundProject> projects)
    {
        foreach (var (code, place) in codes.Select((code, place) => (code, place)))
        {
            var cast = await grains.GetGrain<IBallotBoxGrain>(Round).Cast(new(Guid.NewGuid(), code, [new Choice(projects[place % 5].Id, 1)], null, BallotChannel.Online));
            Done(cast.Refusal is null ? [] : [cast.Refusal]);
        }
    }

    private async Task Batch(string place, int printed, ImmutableArray<string> codes, string[] first, string[] second)
    {
        var prepared = await Papers.Prepare(new(place, null, printed, First));
        Done(prepared.Refusals);
        var batch = prepared.Batch;
        foreach (var code in codes)
        {
            Done((await Papers.HandOut(new(Guid.NewGuid(), batch, code, First))).Refusals);
        }

        Done((await Papers.CountIn(new(batch, new($"CB 04{batch:00}", first.Length, 1, printed - first.Length - 1, 0, 0, 0, "Example: counted by two at the table."), First))).Refusals);
        foreach (var (hand, marks) in new[] { (First, first), (Second, second) })
        {
            for (var number = 1; number <= marks.Length; number++)
            {
                Done((await Papers.Enter(new(batch, new PaperSerial(batch, number).ToString(), marks[number - 1], hand))).Refusals);
            }

            Done((await Papers.Finish(new(batch, hand))).Refusals);
        }

        foreach (var number in Enumerable.Range(1, first.Length).Where(number => first[number - 1] != second[number - 1]))
        {
            Done((await Papers.Decide(new(batch, number, first[number - 1], "Example: the cross for the second project is faint, but it is there.", Third))).Refusals);
        }

        Done((await Papers.Settle(new(batch, Third))).Refusals);
    }

    private static void Done(ImmutableArray<Refused> refusals)
    {
        if (!refusals.IsEmpty)
        {
            throw new InvalidOperationException($"The example round on paper could not be made: {refusals[0].Sentence}");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demonstration's round on paper could not be made.")]
    private partial void LogNotMade(Exception failure);
}
