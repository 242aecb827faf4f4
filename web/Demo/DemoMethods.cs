using System.Collections.Immutable;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Demo;

/// <summary>
/// Small open rounds, one for each way of voting that the others do not show, so that every ballot can be tried. They are made once the
/// service is up, and hold up no start.
/// </summary>
internal sealed partial class DemoMethods(IGrainFactory grains, HubOptions hub, TimeProvider clock, ILogger<DemoMethods> log) : BackgroundService
{
    /// <summary>The file of codes to try them with.</summary>
    public const string CodesFile = "demo-codes-methods.csv";

    private const int Codes = 8;
    private const string Description = "Example data, made up for the demonstration: the same projects as in the Community Fund, to be voted on in another way.";

    private static readonly StaffMember Officer = new("demo", "The demonstration", [StaffRole.Officer]);

    private static readonly (string Id, string Name, VotingMethod Method, BallotLimits Limits)[] Rounds =
    [
        ("clayton-brook-one-wish", "One wish for Clayton Brook (example)", VotingMethod.Approval, new BallotLimits(MinLength: 1, MaxLength: 1)),
        ("clayton-brook-ten-points", "Ten points for Clayton Brook (example)", VotingMethod.Cumulative, new BallotLimits(MinLength: 1, MaxPoints: 5, MaxTotalPoints: 10)),
        ("clayton-brook-in-order", "Clayton Brook in your order (example)", VotingMethod.Ordinal, new BallotLimits(MinLength: 1, MaxLength: 5)),
        ("clayton-brook-scored", "Clayton Brook scored (example)", VotingMethod.Scoring, new BallotLimits(MinLength: 1, MinPoints: 0, MaxPoints: 5)),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var lines = new StringBuilder("round,code\n");
            var made = 0;
            foreach (var round in Rounds)
            {
                foreach (var code in await Make(round.Id, round.Name, round.Method, round.Limits))
                {
                    lines.Append(round.Id).Append(',').Append(code).Append('\n');
                    made++;
                }

                stoppingToken.ThrowIfCancellationRequested();
            }

            if (made > 0)
            {
                await PrivateFile.Write(Path.Combine(hub.Data, CodesFile), Encoding.UTF8.GetBytes(lines.ToString()), stoppingToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotMade(failure);
        }
    }

    private async Task<ImmutableArray<string>> Make(string id, string name, VotingMethod method, BallotLimits limits)
    {
        var round = grains.GetGrain<IRoundGrain>(id);
        if (await round.GetView() is not null)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var setup = DemoRounds.Fund(now) with { Name = name, Description = Description, Method = method, Limits = limits, OpensAt = now.AddMinutes(10) };
        var created = await round.Create(new(setup, Officer));
        var codes = await grains.GetGrain<IRegisterGrain>(id).Issue(new(Codes, null, "Example codes", Officer));
        var opened = await round.OpenVoting(new(Officer));
        return created.Done && opened.Done ? codes.Codes : throw new InvalidOperationException($"The example round {id} could not be made.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demonstration's small rounds could not be made.")]
    private partial void LogNotMade(Exception failure);
}
