namespace ParticipatoryHub.Cli;

/// <summary>Ends a command with one line for the person who typed it.</summary>
internal sealed class CommandFailure : Exception
{
    public CommandFailure()
    {
    }

    public CommandFailure(string message)
        : base(message)
    {
    }

    public CommandFailure(string message, Exception inner)
        : base(message, inner)
    {
    }
}
