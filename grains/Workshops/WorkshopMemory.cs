using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Workshops;

/// <summary>A workshop as its grain holds it: the state, and what every command looks up.</summary>
internal sealed class WorkshopMemory
{
    private readonly Dictionary<string, long> tokens = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> ids = [];

    /// <param name="oldest">Ids of operations after this one are known.</param>
    public WorkshopMemory(WorkshopState state, long oldest, IEnumerable<Guid> ids)
    {
        State = state;
        KnowsEveryId = oldest == 0;
        this.ids.UnionWith(ids);
        foreach (var (number, person) in state.People)
        {
            tokens[person.TokenHash] = number;
        }
    }

    public WorkshopState State { get; private set; }

    /// <summary>Whether an id that is not known is not in the journal.</summary>
    public bool KnowsEveryId { get; }

    /// <summary>What the grain keeps of a token; the token itself is on the participant's phone alone.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public bool Knows(Guid id) => ids.Contains(id);

    /// <summary>The number of the participant with a token, or 0.</summary>
    public long ByToken(string tokenHash) => tokens.GetValueOrDefault(tokenHash);

    public void Take(Operation done)
    {
        State = State.With(done);
        ids.Add(done.Id);
        foreach (var joined in done.Events.OfType<ParticipantJoined>())
        {
            tokens[joined.TokenHash] = done.Sequence;
        }
    }

    /// <summary>Notes that an id is in the journal, further back than what is held here.</summary>
    public void Note(Guid id) => ids.Add(id);

    /// <summary>Who somebody is in a state of this workshop.</summary>
    public Caller CallerOf(WorkshopPerson by, WorkshopState state)
    {
        if (by.Staff is { } staff && staff.May(StaffAct.LeadWorkshops))
        {
            return new Caller(WorkshopRole.Facilitator, 0, new Actor(0, staff.Id, staff.Name));
        }

        var number = by.Token is null ? 0 : ByToken(HashOf(by.Token));
        if (!state.People.TryGetValue(number, out var person))
        {
            return new Caller(IsReader(by, state) ? WorkshopRole.Reader : WorkshopRole.Stranger, 0, new Actor(0));
        }

        var role = person.RemovedBecause is not null ? WorkshopRole.Removed : person.HostOf > 0 ? WorkshopRole.TableHost : WorkshopRole.Participant;
        return new Caller(role, number, new Actor(number));
    }

    private static bool IsReader(WorkshopPerson by, WorkshopState state) =>
        state is { ReaderKey: { } key, Phase: > WorkshopPhase.Draft } && by.ReaderKey is { } shown && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(shown));
}

/// <summary>What of an operation is in the journal's body; its place, id and time are columns.</summary>
internal sealed record OperationBody(Actor By, System.Collections.Immutable.ImmutableArray<WorkshopEvent> Events)
{
    public static StoredOperation Write(Operation done) =>
        new(done.Sequence, done.Id, done.At, JsonSerializer.Serialize(new OperationBody(done.By, done.Events), HubJson.Options));

    public static Operation Read(StoredOperation stored)
    {
        var body = JsonSerializer.Deserialize<OperationBody>(stored.Body, HubJson.Options)!;
        return new Operation(stored.Sequence, stored.Id, stored.At, body.By, body.Events);
    }
}
