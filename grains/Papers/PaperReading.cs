namespace ParticipatoryHub.Papers;

/// <summary>What somebody reads on a paper.</summary>
public enum PaperIntent
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A ballot that keeps the rules.</summary>
    Valid = 1,

    /// <summary>Nothing is marked.</summary>
    Blank = 2,

    /// <summary>More is marked than the rules allow.</summary>
    OverVoted = 3,

    /// <summary>What the voter wanted cannot be told; a reason says why.</summary>
    Unclear = 4,

    /// <summary>There is no such paper in the bag: somebody entered another serial. Only who decides a difference says so.</summary>
    Absent = 5,
}

/// <summary>A paper as somebody read it.</summary>
/// <param name="Choices">Canonical, as <see cref="Ballots.BallotText"/> writes it; empty unless the paper is valid.</param>
/// <param name="Reason">Why it is unclear, or why a difference was decided so; may be empty.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperReading")]
public sealed record PaperReading([property: Id(0)] PaperIntent Intent, [property: Id(1)] string Choices, [property: Id(2)] string Reason)
{
    /// <summary>Whether both say the same of the paper, for whatever reason.</summary>
    public bool Agrees(PaperReading other) => Intent == other.Intent && Choices == other.Choices;

    /// <summary>Not the choices.</summary>
    public override string ToString() => nameof(PaperReading);
}

/// <summary>Whose reading it is.</summary>
public enum PaperHand
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>The first of two who enter.</summary>
    First = 1,

    /// <summary>The second; they do not see the first one's.</summary>
    Second = 2,

    /// <summary>Who decides where they differ.</summary>
    Third = 3,

    /// <summary>Who corrects what an audit found.</summary>
    Correction = 4,
}
