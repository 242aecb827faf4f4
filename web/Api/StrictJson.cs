using System.Text.Json;
using System.Text.Unicode;

namespace ParticipatoryHub.Web.Api;

/// <summary>
/// Reads a JSON object field by field and forgives nothing: no unknown or repeated field, no decimals where a whole number
/// belongs, no half characters. The first thing that is wrong becomes <see cref="Problem"/>, in words, and ends the reading.
/// </summary>
internal ref struct StrictJson
{
    private const int Depth = 8;

    private Utf8JsonReader reader;

    private StrictJson(ReadOnlySpan<byte> body) => reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Depth });

    /// <summary>What is wrong, or null.</summary>
    public Refused? Problem { get; private set; }

    /// <summary>Reads what a form says of its fields.</summary>
    /// <typeparam name="T">What the form collects in.</typeparam>
    /// <param name="json">Stands on the value of the field.</param>
    /// <param name="field">The field's name as sent.</param>
    /// <param name="into">What is collected.</param>
    /// <returns>The field's bit, for finding repeated and missing ones; 0 when there is no such field.</returns>
    public delegate int FieldReader<T>(ref StrictJson json, ReadOnlySpan<byte> field, T into);

    /// <summary>Reads a whole body as one object.</summary>
    /// <param name="needed">The bits of the fields that must be there.</param>
    /// <param name="names">The fields' names in the order of their bits.</param>
    /// <returns>Null when the body is well formed.</returns>
    public static Refused? ReadBody<T>(ReadOnlySpan<byte> body, FieldReader<T> fields, T into, int needed, ReadOnlySpan<string> names)
    {
        if (!Utf8.IsValid(body))
        {
            return new Refused("malformed-json", "The body is not valid UTF-8.");
        }

        try
        {
            var json = new StrictJson(body);
            if (!json.reader.Read())
            {
                return new Refused("malformed-json", "The body is empty; it must be a JSON object.");
            }

            if (json.Object(fields, into, needed, names) && json.reader.Read())
            {
                json.Refuse("malformed-json", "There is something after the end of the object.");
            }

            return json.Problem;
        }
        catch (JsonException broken)
        {
            return new Refused(
                "malformed-json",
                $"Line {broken.LineNumber + 1}, column {broken.BytePositionInLine + 1}: this is not well-formed JSON, or it is nested too deeply. Numbers such as NaN and Infinity are not JSON.");
        }
    }

    /// <summary>Reads the object the reader stands on.</summary>
    public bool Object<T>(FieldReader<T> fields, T into, int needed, ReadOnlySpan<string> names)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Refuse("malformed-body", $"Here belongs a JSON object with {Listed(names)}.");
        }

        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped || reader.ValueSpan.Length > 32)
            {
                return Refuse("unknown-field", $"There is a field that is none of {Listed(names)}.");
            }

            var field = reader.ValueSpan;
            reader.Read();
            var bit = fields(ref this, field, into);
            if (Problem is not null)
            {
                return false;
            }

            if (bit == 0)
            {
                return Refuse("unknown-field", $"There is a field that is none of {Listed(names)}.");
            }

            if ((seen & bit) != 0)
            {
                return Refuse("repeated-field", $"The field “{names[int.Log2(bit)]}” is there twice.", names[int.Log2(bit)]);
            }

            seen |= bit;
        }

        var missing = needed & ~seen;
        return missing == 0 || Refuse("missing-field", $"The field “{names[int.TrailingZeroCount(missing)]}” is missing.", names[int.TrailingZeroCount(missing)]);
    }

    /// <summary>Reads a list, calling <paramref name="item"/> with the reader on each.</summary>
    public bool List<T>(string field, int most, ItemReader<T> item, T into)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return Refuse("malformed-body", $"“{field}” must be a list.", field);
        }

        for (var count = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count == most)
            {
                return Refuse("too-many", $"“{field}” holds more than {most:N0} entries.", field);
            }

            if (!item(ref this, into))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads an item of a list; false when there is a problem.</summary>
    public delegate bool ItemReader<T>(ref StrictJson json, T into);

    /// <summary>Whether the value is <c>null</c>.</summary>
    public readonly bool IsNull => reader.TokenType == JsonTokenType.Null;

    /// <summary>A text of 1 to <paramref name="most"/> characters; null when there is a problem.</summary>
    public string? Text(string field, int most)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            Refuse("malformed-body", $"“{field}” must be text.", field);
            return null;
        }

        if (reader.ValueSpan.Length > most * 6)
        {
            Refuse("too-long", $"“{field}” has more than {most:N0} characters.", field);
            return null;
        }

        try
        {
            var text = reader.GetString()!;
            if (text.Length > 0 && text.Length <= most)
            {
                return text;
            }

            Refuse(text.Length == 0 ? "empty" : "too-long", text.Length == 0 ? $"“{field}” is empty." : $"“{field}” has more than {most:N0} characters.", field);
        }
        catch (InvalidOperationException)
        {
            Refuse("malformed-body", $"“{field}” holds half a character (a lone surrogate).", field);
        }

        return null;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public long Whole(string field, long least, long most)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) && value >= least && value <= most)
        {
            return value;
        }

        Refuse("not-a-whole-number", $"“{field}” must be a whole number from {least:N0} to {most:N0}, written in digits.", field);
        return 0;
    }

    /// <summary>A GUID other than the empty one.</summary>
    public Guid Id(string field)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id) && id != Guid.Empty)
        {
            return id;
        }

        Refuse("not-an-id", $"“{field}” must be a GUID such as 6f9619ff-8b86-d011-b42d-00c04fc964ff, and not all zeros.", field);
        return default;
    }

    /// <summary>An instant with its offset.</summary>
    public DateTimeOffset Instant(string field)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant))
        {
            return instant.ToUniversalTime();
        }

        Refuse("not-an-instant", $"“{field}” must be an instant such as 2027-03-31T17:00:00Z.", field);
        return default;
    }

    /// <summary>Notes the first problem; always false.</summary>
    public bool Refuse(string code, string sentence, string? field = null)
    {
        Problem ??= new Refused(code, sentence, field);
        return false;
    }

    private static string Listed(ReadOnlySpan<string> names) => string.Join(", ", names.ToArray().Select(name => $"“{name}”"));
}
