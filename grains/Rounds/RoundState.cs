using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Counting;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>What is stored of a round. The count itself is stored beside it, in <c>RoundResults</c>.</summary>
internal sealed record RoundState
{
    /// <summary>Lines of the story that are kept; a round has some dozen.</summary>
    private const int StoryLength = 500;

    public RoundPhase Phase { get; init; }

    /// <summary>Null before the round is created.</summary>
    public RoundSetup? Setup { get; init; }

    public string? RulesHash { get; init; }

    public int Extensions { get; init; }

    public int Suspensions { get; init; }

    public int Resumptions { get; init; }

    /// <summary>How often ideas were taken again after the review had begun.</summary>
    public int IdeasReopenings { get; init; }

    /// <summary>Ideas that wait for the council's answer, as last asked of where ideas are kept; never stored here.</summary>
    [JsonIgnore]
    public long IdeasWaiting { get; init; }

    /// <summary>The round took its votes from a file.</summary>
    public bool Imported { get; init; }

    public CountStamp? LatestCount { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How often a first officer has signed; numbers the pairs of signatures.</summary>
    public int SignOffs { get; init; }

    /// <summary>The signatures that hold, or null.</summary>
    public SignOffState? SignOff { get; init; }

    /// <summary>What waits for a second person.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>How often one person has asked for what takes two; numbers them.</summary>
    public int ProposalsMade { get; init; }

    /// <summary>How many ballots were declared void.</summary>
    public int Voids { get; init; }

    /// <summary>Objections to the published result.</summary>
    public ImmutableArray<Challenge> Challenges { get; init; } = [];

    /// <summary>Results that were published and set aside, the first of them first.</summary>
    public ImmutableArray<SetAside> SetAsides { get; init; } = [];

    /// <summary>From when on no ballot was taken: the closing time, or earlier where somebody closed voting before it. Null until then, and in rounds whose votes were imported.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the keys were destroyed, or null.</summary>
    public DateTimeOffset? KeysDestroyedAt { get; init; }

    /// <summary>What was published; null before, and in rounds that an earlier version of the program published.</summary>
    public ManifestStamp? Manifest { get; init; }

    /// <summary>A move to be finished first.</summary>
    public RoundIntent? Pending { get; init; }

    /// <summary>The round that this one only rehearses.</summary>
    public string? RehearsalOf { get; init; }

    /// <summary>The latest rehearsal of this round.</summary>
    public string? Rehearsal { get; init; }

    /// <summary>How often the set-up has been changed.</summary>
    public int SetupVersion { get; init; }

    /// <summary>When the set-up was last changed, and by whom.</summary>
    public RoundStoryLine? SetupChange { get; init; }

    /// <summary>What the latest change replaced, where it can be undone; gone with the next change.</summary>
    public ReplacedProjects? Undo { get; init; }

    /// <summary>Entries of the audit log that may not be in it yet; appended again until they are.</summary>
    public ImmutableArray<AuditEntry> Unwritten { get; init; } = [];

    public ImmutableArray<RoundStoryLine> Story { get; init; } = [];

    /// <summary>The number of the pair that a signature in a place belongs to.</summary>
    public int SignOffNumber(int place) => place == 1 ? SignOffs + 1 : SignOffs;

    /// <summary>The state after an event; any pending move is done with.</summary>
    public RoundState With(RoundEvent happened)
    {
        var next = Fold(happened) with { Pending = null };
        next = next with { Proposals = next.Proposals.RemoveAll(proposal => !ProposalRules.Fits(proposal.Kind, next.Phase)) };
        var line = new RoundStoryLine(happened.At, happened.By.Name, RoundStory.Tell(happened, Setup));
        if (!ReferenceEquals(next.Setup, Setup))
        {
            next = next with { SetupVersion = SetupVersion + 1, SetupChange = line, Undo = Replaced(happened) };
        }

        return next with { Story = next.Story.Length < StoryLength ? next.Story.Add(line) : [.. next.Story.Skip(1), line] };
    }

    private RoundState Fold(RoundEvent happened) => happened switch
    {
        RoundCreated e => this with { Phase = RoundPhase.Draft, Setup = e.Setup, RehearsalOf = e.RehearsalOf },
        DraftDeleted => new RoundState { Unwritten = Unwritten },
        RehearsalMade e => this with { Rehearsal = e.Rehearsal },
        SetupChanged e => this with { Setup = e.Setup },
        ChangeUndone e => this with { Setup = e.Setup },
        VotingOpened e => this with { Phase = RoundPhase.Voting, RulesHash = e.RulesHash, Setup = Setup! with { OpensAt = e.OpensAt } },
        IdeasOpened e => this with { Phase = RoundPhase.Ideas, Setup = Setup! with { Ideas = Setup.Ideas! with { OpensAt = e.OpensAt } } },
        IdeasClosed => this with { Phase = RoundPhase.Review },
        IdeasReopened => this with { Phase = RoundPhase.Ideas, IdeasReopenings = IdeasReopenings + 1 },
        ProjectPut e => this with { Setup = Setup! with { Projects = Put(Setup.Projects, e.Project) } },
        ProjectTaken e => this with { Setup = Setup! with { Projects = Setup.Projects.RemoveAll(project => project.Id == e.Project) } },
        VotingExtended e => Without(e.Agreed) with { Extensions = Extensions + 1, Setup = Setup! with { ClosesAt = e.ClosesAt } },
        ProposalMade e => this with { Proposals = Proposals.Add(e.Proposal), ProposalsMade = e.Proposal.Number },
        ProposalDropped e => Without(e.Proposal),
        BallotVoided e => Without(e.Agreed) with { Phase = RoundPhase.Closed, SignOff = null, Voids = Voids + 1 },
        ChallengeRecorded e => this with { Challenges = Challenges.Add(e.Challenge) },
        ChallengeAnswered e => this with { Challenges = [.. Challenges.Select(challenge => challenge.Number == e.Number ? challenge with { Answer = e.Answer, AnsweredAt = e.At, Upheld = e.Upheld, SetAside = e.Upheld && PublishedAt is null ? SetAsides.Length : null } : challenge)] },
        ResultSetAside e => Without(e.Agreed) with
        {
            Phase = RoundPhase.Closed, SignOff = null, PublishedAt = null, Manifest = null,
            Challenges = [.. Challenges.Select(challenge => challenge is { Upheld: true, SetAside: null } ? challenge with { SetAside = SetAsides.Length + 1 } : challenge)],
            SetAsides = SetAsides.Add(new(LatestCount!.Version, PublishedAt!.Value, e.Agreed.Reason!, e.At)),
        },
        ResultMadeFinal => this with { Phase = RoundPhase.Final },
        KeysDestroyed e => Without(e.Agreed) with { KeysDestroyedAt = e.At },
        VotingSuspended => this with { Phase = RoundPhase.Suspended, Suspensions = Suspensions + 1 },
        VotingResumed => this with { Phase = RoundPhase.Voting, Resumptions = Resumptions + 1 },
        VotingClosed e => this with { Phase = RoundPhase.Closed, ClosedAt = e.At },
        ImportedVotesTaken e => this with { Phase = RoundPhase.Closed, RulesHash = e.RulesHash, Imported = true },
        RoundCounted e => this with { Phase = RoundPhase.Counted, LatestCount = e.Count, SignOff = null },
        ResultSigned { Place: 1 } e => this with { Phase = RoundPhase.SignedOnce, SignOffs = SignOffs + 1, SignOff = new(e.Sheet, Signed(e), null) },
        ResultSigned e => this with { Phase = RoundPhase.SignedTwice, SignOff = SignOff! with { Second = Signed(e) } },
        SignaturesCleared => this with { Phase = RoundPhase.Counted, SignOff = null },
        ResultPublished e => this with { Phase = RoundPhase.Published, PublishedAt = e.At, Manifest = e.Manifest },
        RoundCancelled => this with { Phase = RoundPhase.Cancelled },
        _ => this,
    };

    private RoundState Without(Proposal? done) => done is null ? this : this with { Proposals = Proposals.RemoveAll(proposal => proposal.Number == done.Number) };

    private static Signature Signed(ResultSigned signed) => new(signed.By.Id, signed.By.Name, signed.At);

    private ReplacedProjects? Replaced(RoundEvent happened) => happened is SetupChanged { Undoable: { } what } && Setup is { } before
        ? new(what, before.Projects, before.Counting.Conflicts)
        : null;

    private static ImmutableArray<RoundProject> Put(ImmutableArray<RoundProject> projects, RoundProject project)
    {
        var place = projects.Select(known => known.Id).ToList().IndexOf(project.Id);
        return place < 0 ? projects.Add(project) : projects.SetItem(place, project);
    }
}

/// <summary>Signatures of a count.</summary>
/// <param name="Sheet">What is signed.</param>
/// <param name="Second">Null while it is awaited.</param>
internal sealed record SignOffState(SheetStamp Sheet, Signature First, Signature? Second);

/// <summary>Projects as they were before a change of several.</summary>
/// <param name="What">What the change did, as a sentence.</param>
/// <param name="Projects">The projects before.</param>
/// <param name="Conflicts">The pairs before.</param>
internal sealed record ReplacedProjects(string What, ImmutableArray<RoundProject> Projects, ImmutableArray<Conflict> Conflicts);
