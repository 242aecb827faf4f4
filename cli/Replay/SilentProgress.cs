namespace ParticipatoryHub.Cli.Replay;

/// <summary>Says nothing, for programs.</summary>
internal sealed class SilentProgress : IReplayProgress
{
    /// <inheritdoc />
    public void Tell(string what)
    {
    }

    /// <inheritdoc />
    public Task While(string what, int total, Func<int> done, Task work) => work;
}
