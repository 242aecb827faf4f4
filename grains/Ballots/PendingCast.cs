namespace ParticipatoryHub.Ballots;

/// <summary>A cast that has passed the rules and waits for its batch.</summary>
internal sealed class PendingCast(Guid castId, byte[] rightId, string choices, byte[] fingerprint, byte[] voterNonce, BallotChannel channel, int? paper = null)
{
    // The callers' continuations must not run in the middle of the pump.
    private readonly TaskCompletionSource<CastOutcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid CastId => castId;

    public byte[] RightId => rightId;

    public string Choices => choices;

    public byte[] Fingerprint => fingerprint;

    public byte[] VoterNonce => voterNonce;

    public BallotChannel Channel => channel;

    /// <summary>The batch that a paper ballot is handed out from; null for a vote.</summary>
    public int? Paper => paper;

    public Task<CastOutcome> Outcome => answer.Task;

    public bool IsAnswered => answer.Task.IsCompleted;

    public void Answer(CastOutcome outcome) => answer.TrySetResult(outcome);
}
