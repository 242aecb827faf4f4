using System.Collections.Immutable;
using System.Security.Cryptography;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Drafts;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>A vote on its way, kept in the voter's own browser, sealed so that only this service can read it.</summary>
/// <param name="Code">The voter code; empty for a signed-in resident, and once the vote is cast, so that nobody who comes after can use it.</param>
/// <param name="CastId">Made when the choices were last changed; sending it twice counts once.</param>
/// <param name="Choices">What was chosen; empty before and after.</param>
/// <param name="Receipt">Once cast.</param>
/// <param name="Until">When it is worthless.</param>
public sealed record VoteSession(string Code, Guid CastId, ImmutableArray<Choice> Choices, CastReceipt? Receipt, DateTimeOffset Until)
{
    /// <summary>Who votes without a code, or null.</summary>
    public Person? Person { get; init; }

    /// <summary>The account they are signed in with; when they sign out, the vote on its way is over.</summary>
    public string? Resident { get; init; }

    /// <summary>Mixes the projects, in the same way at every step. It is in no ballot and in no table.</summary>
    public int Seed { get; init; }

    /// <summary>Whether there is a ballot to cast.</summary>
    public bool HasBallot => !Choices.IsDefaultOrEmpty;

    /// <summary>A new start with a code that the box knows.</summary>
    public static VoteSession With(string code) => new(code, Guid.Empty, [], null, default) { Seed = NewSeed() };

    /// <summary>A new start of a resident whom the register has admitted.</summary>
    public static VoteSession With(Person person, string resident) =>
        new("", Guid.Empty, [], null, default) { Person = person, Resident = resident, Seed = NewSeed() };

    /// <summary>The same voter with other choices, which are another cast.</summary>
    public VoteSession Choosing(ImmutableArray<Choice> choices) => this with { Choices = choices, CastId = Guid.NewGuid() };

    /// <summary>What is left when the vote is in the box: the receipt.</summary>
    public VoteSession Cast(CastReceipt receipt) => new("", receipt.CastId, [], receipt, default);

    /// <summary>Asks the box for the voter's ballot.</summary>
    public ReadBallot Ballot => new(Code) { Person = Person };

    /// <summary>Asks for the voter's draft.</summary>
    public ReadDraft Draft => new(Code, Person);

    /// <summary>Neither the code nor the choices.</summary>
    public override string ToString() => "(vote on its way)";

    private static int NewSeed() => RandomNumberGenerator.GetInt32(int.MaxValue);
}
