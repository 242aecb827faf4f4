namespace ParticipatoryHub.Workshops;

/// <summary>A command or a joining that waits for its batch.</summary>
/// <param name="Command">Null for a joining.</param>
/// <param name="Code">What chance made for it: the join code of a workshop that is made, the key of a link to read the board.</param>
internal sealed record PendingOperation(Guid Id, WorkshopPerson By, WorkshopCommand? Command, JoinWorkshop? Join = null, string Code = "")
{
    // The callers' continuations must not run in the middle of the pump.
    private readonly TaskCompletionSource<WorkshopOutcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<WorkshopOutcome> Outcome => answer.Task;

    public bool IsAnswered => answer.Task.IsCompleted;

    public void Answer(WorkshopOutcome outcome) => answer.TrySetResult(outcome);
}
