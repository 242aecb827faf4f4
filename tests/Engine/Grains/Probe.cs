using System.Collections.Concurrent;

namespace ParticipatoryHub.Tests.Engine.Grains;

/// <summary>What a test and its grains, which share a process, tell each other: marks left by grains, gates opened by the test.</summary>
public sealed class Probe
{
    private static readonly ConcurrentDictionary<string, Probe> Probes = new();

    private readonly ConcurrentQueue<string> marks = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();

    public IReadOnlyList<string> Marks => [.. marks];

    public static Probe Of(string key) => Probes.GetOrAdd(key, _ => new());

    public void Mark(string mark) => marks.Enqueue(mark);

    public bool Has(string mark) => marks.Contains(mark);

    public Task Gate(string name) => GateOf(name).Task;

    public void Open(string name) => GateOf(name).TrySetResult();

    private TaskCompletionSource GateOf(string name) =>
        gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
