using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The kind of a grain, as stored: the class name in lower case without "grain".</summary>
public readonly record struct GrainType(string Value)
{
    /// <summary>A grain type of this name.</summary>
    public static GrainType Create(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>The key part of a grain's identity.</summary>
public readonly record struct IdSpan(string Value)
{
    /// <summary>A key of this text.</summary>
    public static IdSpan Create(string id) => new(id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A grain's identity: its type and key, written <c>type/key</c>.</summary>
public readonly record struct GrainId(GrainType Type, IdSpan Key)
{
    /// <summary>The identity of the grain of <paramref name="type"/> with <paramref name="key"/>.</summary>
    public static GrainId Create(string type, string key) => new(new(type), new(key));

    /// <summary>The identity of the grain of <paramref name="type"/> with <paramref name="key"/>.</summary>
    public static GrainId Create(GrainType type, string key) => new(type, new(key));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static GrainId Parse(string value) =>
        TryParse(value, out var id) ? id : throw new ArgumentException($"'{value}' is not a grain id.", nameof(value));

    /// <summary>Reads what <see cref="ToString"/> wrote, if it is that.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, out GrainId result)
    {
        var slash = value?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        result = slash > 0 ? Create(value![..slash], value[(slash + 1)..]) : default;
        return slash > 0;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Type}/{Key}";
}
