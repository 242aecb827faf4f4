using System.Runtime.InteropServices;
using System.Text.Json;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>Reads what came over the wire, whatever it is.</summary>
internal static class LiveCommand
{
    /// <summary>The most bytes of a command: the longest agenda that can be prepared fits in twice.</summary>
    public const int MostBytes = 32 * 1024;

    private static readonly JsonSerializerOptions Options = new(HubJson.Options) { AllowOutOfOrderMetadataProperties = true };

    /// <summary>A command, or null.</summary>
    public static WorkshopCommand? Read(JsonElement command)
    {
        if (command.ValueKind != JsonValueKind.Object || JsonMarshal.GetRawUtf8Value(command).Length > MostBytes)
        {
            return null;
        }

        try
        {
            return command.Deserialize<WorkshopCommand>(Options);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with one that is null.</summary>
    public static string WhyNot(JsonElement command) => command.ValueKind == JsonValueKind.Object && JsonMarshal.GetRawUtf8Value(command).Length > MostBytes
        ? "That is too long to be sent at once."
        : "That is nothing that can be done here.";

    /// <summary>Text; null for null and what is missing.</summary>
    public static bool TryRead(this JsonElement json, out string? value)
    {
        value = json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        return json.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined;
    }

    /// <summary>An id.</summary>
    public static bool TryRead(this JsonElement json, out Guid value)
    {
        value = Guid.Empty;
        return json.ValueKind == JsonValueKind.String && json.TryGetGuid(out value);
    }

    /// <summary>A whole number.</summary>
    public static bool TryRead(this JsonElement json, out int value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out value);
    }

    /// <summary>A whole number.</summary>
    public static bool TryRead(this JsonElement json, out long value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out value);
    }
}
