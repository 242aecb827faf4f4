using System.Globalization;
using System.Text;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>Draws the lifecycle from the lifecycle.</summary>
internal static class RoundPicture
{
    public static string Draw()
    {
        var text = new StringBuilder();
        text.Append("# The life of a round\n\nWritten by a test from `grains/Rounds/RoundLifecycle.cs`; `HUB_WRITE_DOCS=1 ./test` writes it anew.\n\n");
        text.Append("```mermaid\nstateDiagram-v2\n    [*] --> Draft\n");
        var everything = new RoundFacts(true, true, true);
        var moves =
            from phase in RoundLifecycle.Phases
            from move in RoundLifecycle.Moves
            where new RoundLifecycle(phase, everything).Ask(move).Allowed
            select (phase, move, To: new RoundLifecycle(phase, everything).After(move));
        foreach (var (phase, move, to) in moves)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {phase} --> {to}: {RoundWords.Of(move)}\n");
        }

        text.Append("    Published --> [*]\n    Final --> [*]\n    Cancelled --> [*]\n```\n\n| from | move | to | needs |\n|---|---|---|---|\n");
        foreach (var (phase, move, to) in moves)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {phase} | {RoundWords.Of(move)} | {to} | {Needs(phase, move)} |\n");
        }

        text.Append("\nOfficers and administrators make every move; the clock opens and closes ideas at the instants of the call, opens voting in a draft or a reviewed round that holds together at its opening, closes voting at its close, and makes a published result final when the time for objections is over and each is answered. To declare a ballot void, to put the close later and to destroy the keys take two people.\n");
        return text.ToString();
    }

    private static string Needs(RoundPhase phase, RoundMove move)
    {
        var nothing = new RoundFacts(true, false, false, false, false, false, IsSettled: false);
        return string.Join(" ", new RoundLifecycle(phase, nothing).Ask(move).Missing);
    }
}
