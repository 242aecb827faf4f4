namespace ParticipatoryHub.Ideas;

/// <summary>What its authors say about an idea. A draft may have gaps.</summary>
/// <param name="Title">At most 120 characters.</param>
/// <param name="What">What is to be done; at most 4,000 characters.</param>
/// <param name="Where">The place in words; at most 500 characters.</param>
/// <param name="Area">One of the round's areas, or null where it has none.</param>
/// <param name="Who">Who benefits; at most 1,000 characters.</param>
/// <param name="Category">One of the round's categories, or null where it has none.</param>
/// <param name="RoughCost">What its authors think it costs, or null when they cannot say.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaText")]
public sealed record IdeaText(
    [property: Id(0)] string Title,
    [property: Id(1)] string What,
    [property: Id(2)] string Where,
    [property: Id(3)] string? Area,
    [property: Id(4)] string Who,
    [property: Id(5)] string? Category,
    [property: Id(6)] Money? RoughCost)
{
    /// <summary>Nothing said yet.</summary>
    public static IdeaText Empty { get; } = new("", "", "", null, "", null, null);
}

/// <summary>A photo of an idea; its bytes lie with the photos.</summary>
/// <param name="Id">Its name among the photos; never used again.</param>
/// <param name="Alt">What is to be seen, for whoever cannot see it; at most 300 characters.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaPhoto")]
public sealed record IdeaPhoto([property: Id(0)] string Id, [property: Id(1)] string Alt, [property: Id(2)] int Width, [property: Id(3)] int Height);

/// <summary>Whether an idea can be done.</summary>
public enum Feasibility
{
    /// <summary>Not assessed.</summary>
    Unspecified = 0,

    /// <summary>As it stands.</summary>
    Feasible = 1,

    /// <summary>With changes.</summary>
    WithChanges = 2,

    /// <summary>Not by this council with this money.</summary>
    NotFeasible = 3,
}

/// <summary>What officers found out about an idea, each with its reason in words.</summary>
/// <param name="Feasibility">Whether it can be done.</param>
/// <param name="FeasibilityReason">Why; at most 2,000 characters.</param>
/// <param name="Cost">What it costs, or null for one that cannot be done.</param>
/// <param name="CostReason">What the cost is made of; at most 2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.Assessment")]
public sealed record Assessment(
    [property: Id(0)] Feasibility Feasibility,
    [property: Id(1)] string FeasibilityReason,
    [property: Id(2)] Money? Cost,
    [property: Id(3)] string CostReason);
