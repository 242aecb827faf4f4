using ParticipatoryHub.People;
using ParticipatoryHub.Rounds.Import;

namespace ParticipatoryHub.Web.Rounds.Imports;

/// <summary>A file on its way to becoming a round. Lives in memory only: a restart forgets it, and nothing is half imported.</summary>
internal sealed class ImportJob(string id, string file, ImportOptions options, StaffMember by, DateTimeOffset created)
{
    private readonly TaskCompletionSource<ImportOutcome?> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ImportState state = new(id, "waiting", 0, "Waiting for its turn", null, [], []);

    public string Id => id;

    /// <summary>The temporary copy of the file.</summary>
    public string File => file;

    public ImportOptions Options => options;

    public StaffMember By => by;

    public DateTimeOffset Created => created;

    /// <summary>How far it is, as pages and the hub show it.</summary>
    public ImportState State => state;

    /// <summary>What became of it; null when it broke on our side.</summary>
    public Task<ImportOutcome?> Completion => completion.Task;

    public void Progressed(ImportProgress progress) =>
        state = state with { Phase = "running", Percent = (int)Math.Clamp(progress.Fraction * 100, 0, 100), Sentence = progress.Sentence };

    public void Ended(ImportOutcome outcome)
    {
        state = outcome.Done
            ? state with { Phase = "done", Percent = 100, Sentence = "The round has been made", RoundId = outcome.RoundId, Notes = outcome.Notes }
            : state with { Phase = "refused", Sentence = outcome.Problems[0].Sentence, Problems = [.. outcome.Problems.Select(ImportFault.Of)] };
        completion.TrySetResult(outcome);
    }

    public void Broke()
    {
        state = state with { Phase = "broken", Sentence = "Something is broken on our side; nothing was imported." };
        completion.TrySetResult(null);
    }
}

/// <summary>How far an import is.</summary>
/// <param name="Phase"><c>waiting</c>, <c>running</c>, <c>done</c>, <c>refused</c> or <c>broken</c>.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Sentence">What is being done, or what became of it.</param>
/// <param name="RoundId">The round made, when done.</param>
internal sealed record ImportState(
    string Id, string Phase, int Percent, string Sentence, string? RoundId, IReadOnlyList<string> Notes, IReadOnlyList<ImportFault> Problems)
{
    /// <summary>Whether nothing more will happen.</summary>
    public bool HasEnded => Phase is "done" or "refused" or "broken";
}

/// <summary>What is wrong with a file, and where.</summary>
internal sealed record ImportFault(string Code, string Sentence, int? Line, int? Column)
{
    public static ImportFault Of(ImportProblem problem) => new(problem.Code, problem.Sentence, problem.Line, problem.Column);
}
