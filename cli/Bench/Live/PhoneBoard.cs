using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>A board as a phone keeps it: read once, then changed by what the stream tells.</summary>
internal sealed class PhoneBoard
{
    private JsonObject things = [];

    /// <summary>The operation that it stands at.</summary>
    public long Sequence { get; private set; }

    /// <summary>The operation up to which everything is here: where a phone that was cut off goes on.</summary>
    public long Complete { get; private set; }

    /// <summary>How many texts the stream said are still to come.</summary>
    public int More { get; private set; }

    /// <summary>Begins anew at an operation, for a phone that shows nothing.</summary>
    public void BeginAt(long sequence) => Sequence = Complete = sequence;

    /// <summary>Begins anew from what was read over HTTP.</summary>
    public void Begin(byte[] file)
    {
        var read = JsonNode.Parse(file)!.AsObject();
        Sequence = read["seq"]!.GetValue<long>();
        Complete = Sequence;
        things = read["board"]!.AsObject().DeepClone().AsObject();
        More = 0;
    }

    /// <summary>Takes a batch in; false when it says to read anew, or does not follow on what is here.</summary>
    public bool Take(JsonElement batch)
    {
        var (from, to) = (batch.GetProperty("f").GetInt64(), batch.GetProperty("t").GetInt64());
        if (to < Sequence)
        {
            return true;
        }

        if (from > Sequence || batch.TryGetProperty("a", out _))
        {
            return false;
        }

        if (batch.TryGetProperty("c", out var changes))
        {
            foreach (var thing in changes.EnumerateObject())
            {
                Put(thing.Name, thing.Value);
            }
        }

        Sequence = to;
        Complete = batch.TryGetProperty("h", out var complete) ? complete.GetInt64() : to;
        More = batch.TryGetProperty("m", out var more) ? more.GetInt32() : 0;
        return true;
    }

    /// <summary>A thing's property as JSON, or null.</summary>
    public string? Of(string thing, string property) => things[thing]?[property]?.ToJsonString();

    /// <summary>The names of the things on it.</summary>
    public IEnumerable<string> Names => things.Select(thing => thing.Key);

    /// <summary>The first thing that another board shows otherwise; null where they show the same.</summary>
    public string? DifferenceTo(PhoneBoard other) => things.Select(thing => thing.Key).Union(other.things.Select(thing => thing.Key))
        .Where(name => !JsonNode.DeepEquals(things[name], other.things[name]))
        .Select(name => $"{name} at {Sequence}: {things[name]?.ToJsonString() ?? "nothing"}, and at {other.Sequence}: {other.things[name]?.ToJsonString() ?? "nothing"}")
        .FirstOrDefault();

    /// <summary>The same for boards that show the same.</summary>
    public string Hash()
    {
        var text = new StringBuilder();
        foreach (var (name, thing) in things.OrderBy(thing => thing.Key, StringComparer.Ordinal))
        {
            text.Append(name);
            foreach (var (property, value) in thing!.AsObject().OrderBy(property => property.Key, StringComparer.Ordinal))
            {
                text.Append('|').Append(property).Append('=').Append(value!.ToJsonString());
            }

            text.Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private void Put(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            things.Remove(name);
            return;
        }

        if (things[name] is not JsonObject known || value.TryGetProperty("$", out _))
        {
            things[name] = known = [];
        }

        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                known.Remove(property.Name);
            }
            else if (property.Name != "$")
            {
                known[property.Name] = JsonNode.Parse(property.Value.GetRawText());
            }
        }
    }
}
