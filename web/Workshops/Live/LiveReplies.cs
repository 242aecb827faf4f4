using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>What became of joining.</summary>
/// <param name="AskAgain">Milliseconds.</param>
internal sealed record EnterReply(
    [property: JsonPropertyName("participant")] long Participant,
    [property: JsonPropertyName("place")] int Place,
    [property: JsonPropertyName("askAgain")] int AskAgain,
    [property: JsonPropertyName("no")] ImmutableArray<Refused> No);

/// <summary>What became of following.</summary>
/// <param name="Sequence">The operation that the page stands at now.</param>
/// <param name="IsAnew">Read the board first, and follow from there.</param>
/// <param name="View">The view that is followed; the light one where the line is slow.</param>
/// <param name="Now">The service's time, in milliseconds since 1970 UTC, for timers.</param>
internal sealed record FollowReply(
    [property: JsonPropertyName("seq")] long Sequence,
    [property: JsonPropertyName("anew")] bool IsAnew,
    [property: JsonPropertyName("view")] string View,
    [property: JsonPropertyName("now")] long Now,
    [property: JsonPropertyName("no")] ImmutableArray<Refused> No)
{
    public static FollowReply Of(ImmutableArray<Refused> refusals) => new(0, false, "", 0, refusals);
}

/// <summary>What became of a command.</summary>
internal sealed record CommandReply(
    [property: JsonPropertyName("seq")] long Sequence,
    [property: JsonPropertyName("text")] string? Text,
    [property: JsonPropertyName("no")] ImmutableArray<Refused> No)
{
    public static CommandReply Of(string code, string sentence) => new(0, null, [new Refused(code, sentence)]);
}

/// <summary>What is one participant's own, its notes by key as on the board.</summary>
internal sealed record MineReply(
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("participant")] long Participant,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("table")] int Table,
    [property: JsonPropertyName("hostOf")] int HostOf,
    [property: JsonPropertyName("notes")] IReadOnlyDictionary<string, JsonElement> Notes,
    [property: JsonPropertyName("dots")] ImmutableSortedDictionary<long, int> Dots,
    [property: JsonPropertyName("dotsLeft")] int DotsLeft,
    [property: JsonPropertyName("handPlace")] int HandPlace,
    [property: JsonPropertyName("moves")] ImmutableArray<long> Moves)
{
    public static MineReply Of(MineView mine) => new(
        JsonNamingPolicy.CamelCase.ConvertName(mine.Role.ToString()),
        mine.Number,
        mine.Name,
        mine.Table,
        mine.HostOf,
        mine.Notes.ToDictionary(note => BoardKey.Note(note.Number), note => JsonSerializer.SerializeToElement(note, BoardJson.Options)),
        mine.Dots,
        mine.DotsLeft,
        mine.HandPlace,
        mine.Moves);
}
