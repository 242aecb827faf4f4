using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>A workshop with a stage of each kind, played by the rules as the grain plays it: decide, then fold.</summary>
internal sealed class WorkshopExamples
{
    private readonly List<Operation> log = [];

    public static DateTimeOffset At { get; } = new(2027, 3, 2, 18, 0, 0, TimeSpan.Zero);

    public static Caller Facilitator { get; } = new(WorkshopRole.Facilitator, 0, new Actor(0, "f1", "Farah Facilitator"));

    public static WorkshopSetup Setup { get; } = new(
        "What should the park be?", "We plan it together.",
        [.. Enum.GetValues<WorkshopStage>().Where(stage => stage != WorkshopStage.Unspecified).Select(stage => AgendaStage.Of(stage, "What would help?", 10))], Tables: 2);

    public WorkshopState State { get; private set; } = WorkshopState.Empty;

    public IReadOnlyList<Operation> Log => log;

    /// <summary>The state before and after each operation.</summary>
    public List<(WorkshopState Before, Operation Done, WorkshopState After)> Steps { get; } = [];

    public Caller Aisha { get; private set; } = null!;

    public Caller Ben { get; private set; } = null!;

    /// <summary>Looks after table 1.</summary>
    public Caller Host { get; private set; } = null!;

    /// <summary>Open, with two participants and a table host, before the first stage.</summary>
    public static WorkshopExamples Open(WorkshopSetup? setup = null)
    {
        var workshop = new WorkshopExamples();
        workshop.Must(Facilitator, new PrepareWorkshop(setup ?? Setup));
        workshop.Must(Facilitator, new MoveWorkshop(WorkshopMove.Open));
        workshop.Aisha = workshop.Join("Aisha");
        workshop.Ben = workshop.Join("Ben");
        var host = workshop.Join(null);
        workshop.Must(Facilitator, new AskToHost(host.Number, 1));
        workshop.Host = host with { Role = WorkshopRole.TableHost };
        return workshop;
    }

    public Caller Join(string? name)
    {
        Record(new Actor(0), WorkshopRules.Join(State, $"hash-{State.Sequence}", name, 0));
        return new Caller(WorkshopRole.Participant, State.Sequence, new Actor(State.Sequence));
    }

    public WorkshopExamples Begin(WorkshopStage stage)
    {
        Must(Facilitator, new BeginStage(Array.FindIndex([.. State.Setup!.Agenda], s => s.Kind == stage)));
        return this;
    }

    public WorkshopDecision Decide(Caller by, WorkshopCommand command) => WorkshopRules.Decide(State, by, command, At, "ABCDEF");

    /// <summary>Does what must be accepted; returns the operation's number.</summary>
    public long Must(Caller by, WorkshopCommand command)
    {
        Record(by.By, Decide(by, command));
        return State.Sequence;
    }

    private void Record(Actor by, WorkshopDecision decision)
    {
        Assert.Empty(decision.Refusals);
        Assert.NotEmpty(decision.Events);
        var done = new Operation(State.Sequence + 1, Guid.NewGuid(), At, by, decision.Events);
        var after = State.With(done);
        Steps.Add((State, done, after));
        log.Add(done);
        State = after;
    }
}
