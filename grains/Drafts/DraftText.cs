using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Drafts;

/// <summary>What is sealed: of a draft how often its right had voted and the choices; of a reminder whom to write to about which right.</summary>
internal static class DraftText
{
    public static string Write(int version, ImmutableArray<Choice> choices) =>
        string.Create(CultureInfo.InvariantCulture, $"{version}\n{BallotText.Write(choices.AsSpan())}");

    /// <summary>Reads a draft; null when it is not one.</summary>
    public static (int Version, ImmutableArray<Choice> Choices)? Read(string? text)
    {
        var parts = text?.Split('\n');
        try
        {
            return parts is [var version, var choices] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var voted)
                ? (voted, BallotText.Read(choices))
                : null;
        }
        catch (Exception broken) when (broken is FormatException or OverflowException)
        {
            return null;
        }
    }

    public static string WriteReminder(byte[] rightId, string email, string language) => $"{Convert.ToHexString(rightId)}\n{language}\n{email}";

    public static (byte[] RightId, string Email, string Language)? ReadReminder(string? text) =>
        text?.Split('\n') is [{ Length: 64 } right, var language, var email] && right.All(char.IsAsciiHexDigit)
            ? (Convert.FromHexString(right), email, language)
            : null;
}
