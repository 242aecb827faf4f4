namespace ParticipatoryHub.Silo;

/// <summary>A refusal that the settings alone decide; told before any database is touched.</summary>
/// <param name="WhyNot">The reason.</param>
internal sealed record StartRule(string WhyNot);
