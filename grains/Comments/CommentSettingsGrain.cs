using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Comments;

/// <summary>What is stored of a round's setting.</summary>
internal sealed record CommentSettingsState
{
    /// <summary>As it was last changed.</summary>
    public CommentSettings Settings { get; init; } = new();
}

/// <summary>Keeps a round's setting.</summary>
internal sealed class CommentSettingsGrain([PersistentState("comments")] IPersistentState<CommentSettingsState> stored, IAuditJournal audit, TimeProvider clock)
    : Grain, ICommentSettingsGrain
{
    public async Task<CommentOutcome> Change(ChangeCommentSettings command)
    {
        if (CommentRules.WhyNotSettings(command) is { } refusal)
        {
            return new(refusal);
        }

        var before = stored.State;
        stored.State = new() { Settings = new(command.IsClosed, command.IsClosed ? command.Reason!.Trim() : null, command.By.Name, clock.GetUtcNow()) };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            DeactivateOnIdle();
            throw;
        }

        await audit.Append(CommentAudit.Settings(this.GetPrimaryKeyString(), before?.Settings ?? new(), stored.State.Settings, command.By, clock.GetUtcNow()), default);
        return new(null);
    }

    public Task<CommentSettings> Get() => Task.FromResult(stored.State?.Settings ?? new());
}
