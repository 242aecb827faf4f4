using System.Text.Json.Serialization;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>What became of a replay.</summary>
/// <param name="Id">The round.</param>
/// <param name="Ballots">Ballots in the file, or up to the limit.</param>
/// <param name="Seconds">From the first cast to the last answer.</param>
/// <param name="Turnout">Voters, as the service says after the close.</param>
/// <param name="MatchesCount">Whether the service funded what an in-process count of the same ballots funds.</param>
/// <param name="LedgerOk">Whether both chains and every ballot hash to what they should.</param>
/// <param name="ExportMatches">Whether the exported ballots are those of the file.</param>
/// <param name="AskedAgain">How often a cast was sent again because its outcome was not known.</param>
/// <param name="Notes">What was widened or repaired, a sentence each.</param>
/// <param name="Refusals">The first 20.</param>
internal sealed record ReplayReport(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("rule")] string Rule,
    [property: JsonPropertyName("ballots")] int Ballots,
    [property: JsonPropertyName("accepted")] int Accepted,
    [property: JsonPropertyName("refused")] int Refused,
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("ballots_per_s")] double BallotsPerSecond,
    [property: JsonPropertyName("p50_ms")] double P50,
    [property: JsonPropertyName("p99_ms")] double P99,
    [property: JsonPropertyName("turnout")] long Turnout,
    [property: JsonPropertyName("selected")] IReadOnlyList<string> Selected,
    [property: JsonPropertyName("matches_count")] bool MatchesCount,
    [property: JsonPropertyName("ledger_ok")] bool LedgerOk,
    [property: JsonPropertyName("export_matches")] bool ExportMatches,
    [property: JsonPropertyName("asked_again")] int AskedAgain,
    [property: JsonPropertyName("notes")] IReadOnlyList<string> Notes,
    [property: JsonPropertyName("refusals")] IReadOnlyList<string> Refusals)
{
    /// <summary>The first thing that is not as it should be, or null.</summary>
    [JsonIgnore]
    public string? Fault => this switch
    {
        { Refused: > 0 } => $"{Refused} of {Ballots} ballots were refused.",
        _ when Accepted != Ballots => $"{Accepted} of {Ballots} ballots were accepted.",
        _ when Turnout != Accepted => $"{Accepted} ballots were accepted, but the service says that {Turnout} people voted.",
        { LedgerOk: false } => "The ledger does not hash to what it should.",
        { ExportMatches: false } => "The exported ballots are not those of the file.",
        { MatchesCount: false } => "The service's count is not that of hub count on the same ballots.",
        _ => null,
    };
}
