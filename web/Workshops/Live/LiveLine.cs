using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>What is known of one connection: its workshop and who it is there, the room that it follows, how fast it sends, whether it keeps up.</summary>
internal sealed class LiveLine(TimeProvider clock)
{
    private const double Burst = 60;
    private const double PerSecond = 20;
    private const int MostRefused = 2_000;
    private const int SlowAfter = 3;

    private double room = Burst;
    private long at = clock.GetTimestamp();
    private int refused;
    private int behind;
    private (LiveRoom Room, LiveSeat Seat)? seat;
    private (string Slug, IWorkshopGrain Grain)? workshop;
    private (string Slug, WorkshopPerson Person)? participant;

    /// <summary>Whether the line could not take its stream several times over, so that it gets the light one.</summary>
    public bool IsSlow => behind >= SlowAfter;

    /// <summary>Whether it goes on sending although it is told again and again that it sends too fast.</summary>
    public bool IsHopeless => refused > MostRefused;

    /// <summary>Counts a message; true when there are more than any page sends, so that it is not worth a grain's turn.</summary>
    public bool IsFlooding()
    {
        room = Math.Min(Burst, room + (clock.GetElapsedTime(at).TotalSeconds * PerSecond)) - 1;
        at = clock.GetTimestamp();
        if (room >= 0)
        {
            return false;
        }

        room = 0;
        refused++;
        return true;
    }

    /// <summary>The workshop of that name; a page speaks of one only, so the newest is kept.</summary>
    public IWorkshopGrain Workshop(string slug, IGrainFactory grains)
    {
        if (workshop?.Slug != slug)
        {
            workshop = (slug, grains.GetGrain<IWorkshopGrain>(slug));
        }

        return workshop.Value.Grain;
    }

    /// <summary>
    /// Who it is in a workshop. A participant's cookie came with the connection and cannot change; what staff may do can, and is asked each time.
    /// </summary>
    public async ValueTask<WorkshopPerson> Person(string slug, Func<Task<WorkshopPerson>> ask)
    {
        if (participant is { } known && known.Slug == slug)
        {
            return known.Person;
        }

        var person = await ask();
        participant = person.Staff is null ? (slug, person) : null;
        return person;
    }

    /// <summary>Has a seat in a room.</summary>
    public void Take(LiveRoom room, LiveSeat taken) => seat = (room, taken);

    /// <summary>Gives it back; null when there is none.</summary>
    public (LiveRoom Room, LiveSeat Seat)? Leave()
    {
        var left = seat;
        behind += left?.Seat.TimesBehind ?? 0;
        seat = null;
        return left;
    }
}
