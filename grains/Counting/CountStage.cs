namespace ParticipatoryHub.Counting;

/// <summary>The part of a count that a step belongs to.</summary>
public enum CountStage
{
    /// <summary>Not set; no step has it.</summary>
    Unspecified = 0,

    /// <summary>Who is in, before any rule starts.</summary>
    Eligibility = 1,

    /// <summary>Projects that cost nothing and have support.</summary>
    FreeProjects = 2,

    /// <summary>The rule itself.</summary>
    Rule = 3,

    /// <summary>What equal shares left, spent by greedy.</summary>
    Fill = 4,

    /// <summary>Greedy, run to be compared with equal shares and preferred by more voters.</summary>
    Comparison = 5,
}
