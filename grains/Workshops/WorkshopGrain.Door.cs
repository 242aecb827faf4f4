using System.Collections.Immutable;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Workshops;

/// <summary>What is told of a workshop from outside, and of its notes before they are shown.</summary>
internal sealed partial class WorkshopGrain
{
    public Task<WorkshopDoor?> GetDoor() => Task.FromResult(State.Setup is { } setup && State.Phase > WorkshopPhase.Draft
        ? new WorkshopDoor(State.Code, setup.Title, State.Phase, setup.Tables, setup.RehearsalOf is not null)
        : null);

    public async Task<ImmutableArray<GatheredNote>> GetGathered(WorkshopPerson by) => (await Known(by)).Role == WorkshopRole.Facilitator
        ? [.. State.Notes.Where(note => note.Value is { IsRevealed: false, IsWithdrawn: false }).Select(note => new GatheredNote(note.Key, note.Value.Table, note.Value.IsProxy))]
        : [];

    public async Task<VoicesTable?> CountVoices(WorkshopPerson by)
    {
        var isTheirs = (await Known(by)).Role == WorkshopRole.Facilitator;
        if (!isTheirs || State.Setup is not { Community: { } community } || !CommunityKey.TryParse(community, out var key) || WorkshopShown.Asked(State).ToList() is not { Count: > 0 } asked)
        {
            return null;
        }

        var lives = await GrainFactory.GetGrain<IEntriesGrain>(new EntriesKey(key, EntryRegister.Voices).ToString()).CountVoices();
        return lives?.InRoom(asked);
    }
}
