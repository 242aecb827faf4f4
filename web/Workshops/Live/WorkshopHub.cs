using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>
/// A workshop's live line: news of the board, and commands with their answers. Arguments are taken as they come and read here, so that what
/// is wrong with them is said in words. Who asks is known by cookie or sign-in from the moment the connection was opened.
/// </summary>
internal sealed partial class WorkshopHub(
    IGrainFactory grains, LiveRooms rooms, WorkshopConnections connections, WorkshopCallers callers, TimeProvider clock, ILogger<WorkshopHub> log) : Hub
{
    private static readonly CommandReply NoWorkshop = CommandReply.Of("no-workshop", "There is no such workshop.");

    /// <summary>Takes part: joined, refused, or a place in the line with when to ask again.</summary>
    public async Task<EnterReply> Enter(JsonElement workshop, JsonElement joinId, JsonElement name, JsonElement table)
    {
        if (Read(workshop) is not { } grain || !joinId.TryRead(out Guid id) || !name.TryRead(out string? called) || !table.TryRead(out int at))
        {
            return new EnterReply(0, 0, 0, [new Refused("no-workshop", "There is no such workshop.")]);
        }

        if (Line.IsFlooding())
        {
            return new EnterReply(0, 1, 1_000, []);
        }

        var person = await Caller(workshop);
        var outcome = await grain.Join(new JoinWorkshop(id, person.Token ?? "", called, at));
        rooms.Expect(workshop.GetString()!, outcome.Participant);
        return new EnterReply(outcome.Participant, outcome.Place, (int)outcome.AskAgain.TotalMilliseconds, outcome.Refusals);
    }

    /// <summary>
    /// Follows a workshop from the operation that the page shows, or goes on following after <c>resync</c>. What was missed comes as a batch
    /// before this answers; <c>anew</c> is that there is too much of it: read the board, and follow from there.
    /// </summary>
    public async Task<FollowReply> Follow(JsonElement workshop, JsonElement after, JsonElement view)
    {
        if (Read(workshop) is not { } grain || !after.TryRead(out long shown) || shown < 0 || !view.TryRead(out string? wanted))
        {
            return FollowReply.Of(NoWorkshop.No);
        }

        await Stand();
        var mine = await grain.GetMine(await Caller(workshop));
        var audience = LiveView.Parse(wanted);
        if (!await LiveView.IsFor(audience, mine?.Role ?? WorkshopRole.Stranger, grain))
        {
            return FollowReply.Of([mine?.Role == WorkshopRole.Removed
                ? new Refused("removed", "You were removed from this workshop by its facilitator.")
                : new Refused("not-joined", "Join the workshop first.")]);
        }

        if (audience == BoardAudience.Participant && Line.IsSlow)
        {
            audience = BoardAudience.Lite;
        }

        var room = rooms.Enter(workshop.GetString()!);
        var isReader = mine?.Role == WorkshopRole.Reader;
        var seat = new LiveSeat(connections[Context.ConnectionId], mine?.Number ?? 0, audience, mine is not null && audience is BoardAudience.Participant or BoardAudience.Lite ? mine.Table : 0, isReader);
        Line.Take(room, seat);
        var at = await room.Sit(seat, shown);

        // The link may have been ended before the seat was there to be taken away.
        if (isReader && await grain.GetRole(await Caller(workshop)) != WorkshopRole.Reader)
        {
            await Stand();
            return FollowReply.Of([new Refused("not-joined", "Join the workshop first.")]);
        }

        if (at is null)
        {
            await Stand();
        }

        return new FollowReply(at ?? 0, at is null, LiveView.Name(audience), clock.GetUtcNow().ToUnixTimeMilliseconds(), []);
    }

    /// <summary>Does something. The id makes sending again harmless; the answer comes when it is on the disk.</summary>
    public async Task<CommandReply> Do(JsonElement workshop, JsonElement operation, JsonElement command)
    {
        if (Line.IsFlooding())
        {
            if (Line.IsHopeless)
            {
                LogFlood(Context.ConnectionId);
                Context.Abort();
            }

            return CommandReply.Of("too-fast", "That was faster than a person writes. Wait a few seconds, and send it again.");
        }

        if (Read(workshop) is not { } grain)
        {
            return NoWorkshop;
        }

        if (!operation.TryRead(out Guid id) || LiveCommand.Read(command) is not { } wanted)
        {
            LogMalformed(workshop.GetString()!, Context.ConnectionId);
            return CommandReply.Of("bad-command", LiveCommand.WhyNot(command));
        }

        var outcome = await grain.Do(await Caller(workshop), id, wanted);
        rooms.Expect(workshop.GetString()!, outcome.Sequence);
        return new CommandReply(outcome.Sequence, outcome.Text, outcome.Refusals);
    }

    /// <summary>Says that one is changing a note of one's own, or has stopped; said again every few seconds while it goes on, and answered by nothing.</summary>
    public Task Touch(JsonElement workshop, JsonElement note, JsonElement isEditing) =>
        Read(workshop) is { } grain && !Line.IsFlooding() && note.TryRead(out long number) && isEditing.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? Touch(grain, workshop, number, isEditing.ValueKind == JsonValueKind.True)
            : Task.CompletedTask;

    /// <summary>What is one's own: null for a stranger.</summary>
    public async Task<MineReply?> Mine(JsonElement workshop) =>
        Read(workshop) is { } grain && !Line.IsFlooding() && await grain.GetMine(await Caller(workshop)) is { } mine ? MineReply.Of(mine) : null;

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception) => Stand();

    private async Task Touch(IWorkshopGrain grain, JsonElement workshop, long note, bool isEditing) => await grain.Touch(await Caller(workshop), note, isEditing);

    private ValueTask<WorkshopPerson> Caller(JsonElement workshop)
    {
        var slug = workshop.GetString()!;
        return Line.Person(slug, () => callers.Of(Context.GetHttpContext()!, slug));
    }

    private LiveLine Line => (LiveLine)(Context.Items[nameof(LiveLine)] ??= new LiveLine(clock));

    private IWorkshopGrain? Read(JsonElement workshop) =>
        workshop.TryRead(out string? slug) && WorkshopKey.TryParse(slug, out var key) ? Line.Workshop(key.Slug, grains) : null;

    private async Task Stand()
    {
        if (Line.Leave() is var (room, seat))
        {
            room.Stand(seat);
            await rooms.Leave(room);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Connection {Connection} sent commands without end and was closed")]
    private partial void LogFlood(string connection);

    [LoggerMessage(2, LogLevel.Information, "Workshop {Workshop}: connection {Connection} sent what is no command")]
    private partial void LogMalformed(string workshop, string connection);
}
