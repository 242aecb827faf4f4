using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>A vote on its way, kept in the voter's own browser, sealed so that only this service can read it.</summary>
/// <param name="Code">The voter code; empty once the vote is cast, so that nobody who comes after can use it.</param>
/// <param name="CastId">Made when the choices were last changed; sending it twice counts once.</param>
/// <param name="Choices">What was chosen; empty before and after.</param>
/// <param name="Receipt">Once cast.</param>
/// <param name="Until">When it is worthless.</param>
public sealed record VoteSession(string Code, Guid CastId, ImmutableArray<Choice> Choices, CastReceipt? Receipt, DateTimeOffset Until)
{
    /// <summary>Whether there is a ballot to cast.</summary>
    public bool HasBallot => !Choices.IsDefaultOrEmpty;

    /// <summary>A new start with a code that the box knows.</summary>
    public static VoteSession With(string code) => new(code, Guid.Empty, [], null, default);

    /// <summary>The same voter with other choices, which are another cast.</summary>
    public VoteSession Choosing(ImmutableArray<Choice> choices) => this with { Choices = choices, CastId = Guid.NewGuid() };

    /// <summary>What is left when the vote is in the box: the receipt.</summary>
    public VoteSession Cast(CastReceipt receipt) => new("", receipt.CastId, [], receipt, default);

    /// <summary>Neither the code nor the choices.</summary>
    public override string ToString() => "(vote on its way)";
}
