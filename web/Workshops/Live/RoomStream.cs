using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>
/// What one audience, at one table, is told next. Between batches only the last value of each property is kept; counts go out at most
/// twice a second; and a phone gets only so many bytes a second, its own table's notes first and then the newest. What does not fit
/// waits, is counted as more to come, and follows as soon as there is room; what is too much even for that is read anew once it is calm.
/// </summary>
/// <param name="keepsAll">For one who was away: nothing is let go, since nobody would tell them to read anew.</param>
internal sealed class RoomStream(BoardAudience audience, int table, long from, bool keepsAll = false)
{
    /// <summary>What a phone's stream may carry, in bytes a second: much less than its share of a hall's wifi.</summary>
    public const int PhoneBudget = 12_000;

    private const int LiteBudget = 4_000;
    private const int FacilitatorBudget = 60_000;
    private const int MostWaiting = 500;
    private static readonly TimeSpan CountsEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Waiting> waiting = new(StringComparer.Ordinal);
    private TimeSpan countedAt = TimeSpan.MinValue;
    private TimeSpan sentAt = TimeSpan.MinValue;
    private readonly string here = table.ToString(CultureInfo.InvariantCulture);
    private double allowance = Budget(audience);
    private TimeSpan textAt = TimeSpan.MinValue;
    private long touches;
    private int texts;
    private int left;
    private long complete = from;
    private bool isAnew;
    private string? editing;
    private TimeSpan editingAt = TimeSpan.MinValue;

    /// <summary>The newest operation that was sent.</summary>
    public long SentTo { get; private set; } = from;

    /// <summary>The connections that follow it; guarded by the room.</summary>
    public HashSet<LiveSeat> Seats { get; } = [];

    /// <summary>Whether there is something that is not sent yet.</summary>
    public bool HasMore => isAnew || left > 0 || waiting.Count > 0 || editing is not null;

    /// <summary>How long this audience waits between two batches at least.</summary>
    public TimeSpan Pace => audience switch
    {
        BoardAudience.Lite => TimeSpan.FromSeconds(1),
        BoardAudience.Projector => TimeSpan.FromMilliseconds(250),
        _ => TimeSpan.Zero,
    };

    /// <summary>Takes news in at an instant, counted from any start.</summary>
    public void Take(WorkshopNews news, TimeSpan at)
    {
        if (news.IsAnew)
        {
            ReadAnew();
            return;
        }

        var before = touches;

        foreach (var change in news.Changes)
        {
            if (change.For.HasFlag(audience))
            {
                Put(change);
            }
        }

        textAt = texts > 0 && touches > before ? at : textAt;
        if (!keepsAll && texts > MostWaiting)
        {
            foreach (var oldest in waiting.Values.Where(thing => thing.IsText).OrderBy(thing => thing.Touched).Take(texts - (MostWaiting / 2)).ToList())
            {
                waiting.Remove(oldest.Name);
                texts--;
                left++;
            }
        }
    }

    /// <summary>Takes in who is changing a note at this moment, as JSON; nobody's note is on the projector.</summary>
    public void Take(string edited) => editing = audience == BoardAudience.Projector ? null : edited;

    /// <summary>The next batch up to an operation, as a message of the hub's protocol; null when it is not time, or there is nothing new.</summary>
    /// <param name="at">From any start.</param>
    public byte[]? Batch(long to, TimeSpan at)
    {
        if ((to == SentTo && !HasMore) || (sentAt != TimeSpan.MinValue && at - sentAt < Pace))
        {
            return null;
        }

        if (left > 0 && at - textAt >= Calm)
        {
            ReadAnew();
        }

        var mayCount = countedAt == TimeSpan.MinValue || at - countedAt >= CountsEvery;
        allowance = Math.Min(Budget(audience), allowance + ((sentAt == TimeSpan.MinValue ? 0 : (at - sentAt).TotalSeconds) * Budget(audience)));
        var chosen = isAnew ? [] : Choose(mayCount);
        var edited = editingAt == TimeSpan.MinValue || at - editingAt >= CountsEvery ? editing : null;
        if (to == SentTo && chosen.Count == 0 && !isAnew && edited is null)
        {
            return null;
        }

        if (waiting.Count == 0 && left == 0)
        {
            complete = to;
        }

        var message = LiveMessage.Batch(SentTo, to, complete, isAnew, texts + left, chosen, edited);
        (editing, editingAt) = edited is null ? (editing, editingAt) : (null, at);
        if (mayCount && chosen.Exists(thing => thing.Properties.Exists(property => IsCount(thing.Name, property.Name))))
        {
            countedAt = at;
        }

        (isAnew, SentTo, sentAt) = (false, to, at);
        return message;
    }

    /// <summary>Everything that was taken in, for one who was away.</summary>
    public byte[] Everything(long to)
    {
        allowance = int.MaxValue;
        return LiveMessage.Batch(SentTo, to, to, isAnew, 0, Choose(mayCount: true));
    }

    private static int Budget(BoardAudience audience) => audience switch
    {
        BoardAudience.Facilitator => FacilitatorBudget,
        BoardAudience.Lite => LiteBudget,
        _ => PhoneBudget,
    };

    private void ReadAnew()
    {
        waiting.Clear();
        (isAnew, texts, left) = (true, 0, 0);
    }

    private void Put(BoardChange change)
    {
        if (!waiting.TryGetValue(change.Thing, out var thing))
        {
            waiting.Add(change.Thing, thing = new Waiting(change.Thing));
            texts += thing.IsText ? 1 : 0;
        }

        thing.Touched = ++touches;
        if (change.Property.Length == 0)
        {
            thing.Properties.Clear();
            thing.IsGone = true;
            return;
        }

        thing.Properties[change.Property] = change.Json;
        thing.IsHere |= change.Property == "b" && change.Json == here;
    }

    // What holds the board together goes first; texts fill what is left of the budget.
    private List<ShownThing> Choose(bool mayCount)
    {
        var chosen = new List<ShownThing>();
        foreach (var thing in waiting.Values.OrderBy(thing => thing.IsText).ThenByDescending(thing => table > 0 && thing.IsHere).ThenByDescending(thing => thing.Touched).ToList())
        {
            if (thing.IsText && allowance < 0)
            {
                break;
            }

            var shown = thing.Shown(mayCount);
            if (shown is null)
            {
                continue;
            }

            allowance -= shown.Bytes;
            chosen.Add(shown);
            if (thing.Properties.Count == 0)
            {
                waiting.Remove(thing.Name);
                texts -= thing.IsText ? 1 : 0;
            }
        }

        return chosen;
    }

    private static bool IsCount(string thing, string property) => thing == BoardKey.Room
        ? property is "people" or "faces" or "gathered" or "unrevealed" or "dotsCast" or "hands" or "who" or "proxied" or "feedback" or "spoken" or "spokenProxied" or "feedbackProxied"
        : property == "d" || (property == "n" && thing[0] == 'g');

    /// <summary>A thing with what changed of it since it was last sent.</summary>
    private sealed class Waiting(string name)
    {
        public string Name => name;

        public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

        public bool IsGone { get; set; }

        public bool IsHere { get; set; }

        public long Touched { get; set; }

        /// <summary>Whether it is something that people read, of which there can be more than anyone reads.</summary>
        public bool IsText => name[0] is 'n' or 'c';

        /// <summary>What is sent of it now, taken out of what waits; null when that is nothing.</summary>
        public ShownThing? Shown(bool mayCount)
        {
            var sent = Properties.Where(property => mayCount || !IsCount(name, property.Key)).Select(property => new ShownProperty(property.Key, property.Value)).ToList();
            if (sent.Count == 0 && !IsGone)
            {
                return null;
            }

            sent.ForEach(property => Properties.Remove(property.Name));
            var shown = new ShownThing(name, IsGone, sent);
            IsGone = false;
            return shown;
        }
    }
}

/// <summary>A property with its value as JSON.</summary>
internal readonly record struct ShownProperty(string Name, string Json);

/// <summary>What is told of a thing.</summary>
/// <param name="IsGone">What was known of it before is no more.</param>
internal sealed record ShownThing(string Name, bool IsGone, List<ShownProperty> Properties)
{
    /// <summary>About what it takes on the wire.</summary>
    public int Bytes => Name.Length + 6 + Properties.Sum(property => property.Name.Length + 4 + Encoding.UTF8.GetByteCount(property.Json));
}

/// <summary>Messages of the hub, encoded once for everyone who gets them. The form is SignalR's JSON protocol.</summary>
internal static class LiveMessage
{
    private const byte End = 0x1e;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>
    /// <c>board</c>: changes from one operation to another, as <c>{"f":10,"t":14,"m":3,"c":{"n12":{"t":"A bench"},"g9":null}}</c>. <c>m</c> says how
    /// many texts are still to come; <c>h</c>, where it is there, is the operation up to which everything was sent, from which a phone follows that
    /// was cut off, and otherwise that is <c>t</c>. Null for a thing is that it is gone, null for a property that it has none; <c>"$":1</c> is that what was
    /// known of the thing is to be forgotten first. <c>"a":1</c> in the place of changes is to read the board anew. <c>e</c>, where it is there, is every
    /// note that is being changed at this moment, with its author's name, which may be empty: <c>{"12":"Ann"}</c>.
    /// </summary>
    public static byte[] Batch(long from, long to, long complete, bool isAnew, int more, List<ShownThing> things, string? edited = null) => Invocation("board", json =>
    {
        json.WriteStartObject();
        json.WriteNumber("f", from);
        json.WriteNumber("t", to);
        if (isAnew)
        {
            json.WriteNumber("a", 1);
        }

        if (complete < to)
        {
            json.WriteNumber("h", complete);
        }

        if (more > 0)
        {
            json.WriteNumber("m", more);
        }

        if (things.Count > 0)
        {
            json.WriteStartObject("c");
            things.ForEach(thing => Write(json, thing));
            json.WriteEndObject();
        }

        if (edited is not null)
        {
            json.WritePropertyName("e");
            json.WriteRawValue(edited, skipInputValidation: true);
        }

        json.WriteEndObject();
    });

    /// <summary><c>resync</c>: too much came for this phone's line; it follows anew from the operation up to which it has everything.</summary>
    public static byte[] Resync() => Invocation("resync", static _ => { });

    /// <summary><c>removed</c>: the facilitator removed this participant.</summary>
    public static byte[] Removed() => Invocation("removed", static _ => { });

    private static void Write(Utf8JsonWriter json, ShownThing thing)
    {
        if (thing is { IsGone: true, Properties.Count: 0 })
        {
            json.WriteNull(thing.Name);
            return;
        }

        json.WriteStartObject(thing.Name);
        if (thing.IsGone)
        {
            json.WriteNumber("$", 1);
        }

        foreach (var (name, value) in thing.Properties)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    private static byte[] Invocation(string target, Action<Utf8JsonWriter> argument)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Relaxed))
        {
            json.WriteStartObject();
            json.WriteNumber("type", 1);
            json.WriteString("target", target);
            json.WriteStartArray("arguments");
            argument(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write([End]);
        return bytes.WrittenSpan.ToArray();
    }
}
