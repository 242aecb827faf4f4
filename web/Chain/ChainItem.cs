using System.Collections.Immutable;

namespace ParticipatoryHub.Web.Chain;

/// <summary>The links of the chain, in its order.</summary>
internal enum ChainStage
{
    /// <summary>What was heard, seen or measured.</summary>
    Evidence,

    /// <summary>What a workshop agreed on.</summary>
    Note,

    /// <summary>What somebody put forward.</summary>
    Idea,

    /// <summary>What was voted on.</summary>
    Ballot,

    /// <summary>What the vote funded.</summary>
    Funded,

    /// <summary>What became of it.</summary>
    Delivered,

    /// <summary>What a plan does because of it.</summary>
    Action,

    /// <summary>What that serves.</summary>
    Outcome,
}

/// <summary>Something in the chain.</summary>
/// <param name="Key">Kind, place and thing, such as <c>idea:winter-fund:12</c>; two stages of one project have one key.</param>
/// <param name="Link">Its page.</param>
/// <param name="State">Where it stands, in words, or nothing.</param>
internal sealed record ChainItem(ChainStage Stage, string Key, string Title, string Link, string State);

/// <summary>Something in the chain and what it is joined to.</summary>
/// <param name="Items">Its own links of the chain: a project is on the ballot, may be funded, may be delivered.</param>
/// <param name="Next">The keys of what it comes from and of what came of it.</param>
internal sealed record ChainNode(ImmutableArray<ChainItem> Items, ImmutableArray<string> Next);
