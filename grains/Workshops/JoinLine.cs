namespace ParticipatoryHub.Workshops;

/// <summary>Who comes through the door when everyone comes at once: so many a second, first come first.</summary>
internal sealed class JoinLine
{
    /// <summary>How many join in a second.</summary>
    public const int PerSecond = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<Guid> line = [];
    private readonly Dictionary<Guid, TimeSpan> asked = [];
    private double room = PerSecond;
    private TimeSpan refilled;

    /// <summary>The place in the line at an instant, counted from any start; 0 is through. Whoever does not ask for 30 seconds has left.</summary>
    public int Place(Guid join, TimeSpan at)
    {
        room = Math.Min(PerSecond, room + ((at - refilled).TotalSeconds * PerSecond));
        refilled = at;
        line.RemoveAll(waiting => waiting != join && at - asked[waiting] > Patience && asked.Remove(waiting));
        var place = line.IndexOf(join);
        if (place < 0 && line.Count == 0 && room >= 1)
        {
            room--;
            return 0;
        }

        if (place < 0)
        {
            place = line.Count;
            line.Add(join);
        }

        asked[join] = at;
        if (place >= (int)room)
        {
            return place + 1;
        }

        // Those before it have room kept for them.
        line.RemoveAt(place);
        asked.Remove(join);
        room--;
        return 0;
    }

    /// <summary>When somebody at a place should ask again.</summary>
    public static TimeSpan AskAgain(int place) => TimeSpan.FromMilliseconds(250 + (place * 1_000.0 / PerSecond));
}
