namespace ParticipatoryHub.Cli.Replay;

/// <summary>Tells a person how far a replay is.</summary>
internal interface IReplayProgress
{
    /// <summary>Says what is being done.</summary>
    void Tell(string what);

    /// <summary>Shows how far <paramref name="work"/> is until it ends.</summary>
    Task While(string what, int total, Func<int> done, Task work);
}
