namespace ParticipatoryHub.Counting;

/// <summary>A project on the ballot as the count sees it.</summary>
/// <param name="Id">Its id: text, compared as UTF-8 bytes.</param>
/// <param name="Cost">Its cost in minor units (pence), 0 or more.</param>
/// <param name="Withdrawn">Stays in the lists but cannot be bought.</param>
public sealed record ElectionProject(string Id, long Cost, bool Withdrawn = false);
