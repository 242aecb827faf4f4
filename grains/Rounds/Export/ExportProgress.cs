namespace ParticipatoryHub.Rounds.Export;

/// <summary>How far a file is: ballots done of all there are, each counted as often as it is read.</summary>
/// <param name="Sentence">For the person.</param>
/// <param name="Fraction">From 0 to 1.</param>
public readonly record struct ExportProgress(string Sentence, double Fraction);
