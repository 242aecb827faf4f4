using ParticipatoryHub.Counting;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Demo;

/// <summary>
/// A round that takes ideas, with a dozen of our own invention in every state an idea can be in. Made after the service has begun to
/// answer, and only where the round is not there yet.
/// </summary>
internal sealed class DemoIdeas(IGrainFactory grains, DemoIdeasStart start) : BackgroundService
{
    /// <summary>The round that takes ideas.</summary>
    public const string Round = "clayton-brook-ideas";

    private static readonly StaffMember Officer = new("demo", "The demonstration", [StaffRole.Officer]);
    private static readonly StaffMember Another = new("demo-2", "The demonstration’s second officer", [StaffRole.Officer]);

    private static readonly ResidentId[] Crowd =
        [DemoResidents.Aisha, DemoResidents.Bogdan, DemoResidents.Carys, DemoResidents.Derek, DemoResidents.Farida, DemoResidents.Grace];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Ready(stoppingToken);
            await Seed(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was done; the next start finds the round there and leaves it as it is.
        }
    }

    private async Task Seed(CancellationToken cancel)
    {
        var round = grains.GetGrain<IRoundGrain>(Round);
        if (await round.GetView() is not null)
        {
            return;
        }

        Done((await round.Create(new(DemoRounds.Ideas(start.Now), Officer))).Refusals);
        Done((await round.OpenIdeas(new(Officer))).Refusals);
        foreach (var (example, number) in DemoIdeaTexts.All.Select((example, i) => (example, i + 1)))
        {
            cancel.ThrowIfCancellationRequested();
            await Put(example, number);
        }
    }

    private async Task Put(DemoIdea example, int number)
    {
        var author = Crowd[number % Crowd.Length];
        var begun = await grains.GetGrain<IIdeaIndexGrain>(Round).Begin(new(Guid.NewGuid(), example.Text, author));
        Done(begun.Refusals);
        var idea = grains.GetGrain<IIdeaGrain>($"{Round}/{begun.Number}");
        Done((await idea.Move(new(IdeaMove.Submit, author))).Refusals);
        foreach (var resident in Crowd.Where((resident, i) => resident != author && ((number * 7) + (i * 3)) % 5 < 2))
        {
            Done((await idea.Support(new(true, resident))).Refusals);
        }

        foreach (var step in Steps(example, author))
        {
            Done((await step(idea)).Refusals);
        }
    }

    private static IEnumerable<Func<IIdeaGrain, Task<IdeaOutcome>>> Steps(DemoIdea example, ResidentId author)
    {
        if (example.End == IdeaPhase.Submitted)
        {
            yield break;
        }

        if (example.End == IdeaPhase.Merged)
        {
            yield return idea => idea.Review(new(IdeaMove.Merge, Officer, example.Words, example.Into));
            yield break;
        }

        yield return idea => idea.Review(new(IdeaMove.StartReview, Officer));
        if (example.Assessment is { } assessment)
        {
            yield return idea => idea.Assess(new(assessment, Officer));
        }

        switch (example.End)
        {
            case IdeaPhase.ChangesAsked:
                yield return idea => idea.Review(new(IdeaMove.AskForChanges, Officer, example.Words));
                break;
            case IdeaPhase.Accepted:
                yield return idea => idea.Review(new(IdeaMove.Accept, Officer, example.Words, null, Delivery.Council));
                break;
            case IdeaPhase.Declined or IdeaPhase.Appealed:
                yield return idea => idea.Review(new(IdeaMove.Decline, Officer, example.Words));
                if (example.End == IdeaPhase.Appealed)
                {
                    yield return idea => idea.Move(new(IdeaMove.Appeal, author, "The path is in use all winter by people who walk to the bus, and there is a cheaper lamp with a sensor."));
                }

                break;
        }
    }

    private static void Done(System.Collections.Immutable.ImmutableArray<Refused> refusals)
    {
        if (!refusals.IsEmpty)
        {
            throw new InvalidOperationException($"The demonstration's ideas could not be set up: {refusals[0].Sentence}");
        }
    }
}

/// <summary>When the demo's ideas may be made: once the silo runs.</summary>
internal sealed class DemoIdeasStart(IHostApplicationLifetime host, TimeProvider clock)
{
    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Waits until the service has started.</summary>
    public async Task Ready(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var begun = host.ApplicationStarted.Register(() => started.TrySetResult());
        await using var over = cancel.Register(() => started.TrySetCanceled(cancel));
        await started.Task;
    }
}
