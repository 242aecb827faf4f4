using System.Collections.Immutable;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Rounds.Import;

/// <summary>
/// Makes rounds from files. Everything is read and checked before anything is stored, so nothing is half imported;
/// an import that was cut off may be sent again.
/// </summary>
public sealed class RoundImporter(IGrainFactory grains, IBallotJournal journal, IRoundKeyStore keys, TimeProvider clock)
{
    private const int MostCsvCharacters = 8 * 1024 * 1024;

    /// <summary>Makes a round from Pabulib text.</summary>
    /// <param name="content">UTF-8; read to its end, not closed.</param>
    public async Task<ImportOutcome> ImportPabulib(
        Stream content, ImportOptions options, StaffMember by, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (!RoundRules.MayRun(by))
        {
            return Refused([RoundRules.NotYours]);
        }

        progress?.Report(new("Reading the file.", 0));
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancel);
        var (file, problem) = await Task.Run(() => PabulibSource.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), new Part(progress)), cancel);
        if (file is null)
        {
            return new([problem!], null, []);
        }

        progress?.Report(new("Checking what is in it.", 0.5));
        var (setup, notes) = RoundFromPabulib.Read(file, options, clock.GetUtcNow());
        var wrong = RoundSetupRules.Check(setup);
        if (!wrong.IsEmpty)
        {
            return Refused(wrong);
        }

        var ballots = Ballots(file);
        var id = await Free(options.Id, setup.Name);
        progress?.Report(new(options.WithVotes ? $"Storing the round and its {ballots.Length:N0} ballots." : "Storing the round.", 0.6));
        var refusals = options.WithVotes
            ? await StoreFinished(id, setup, ballots, by, cancel)
            : (await grains.GetGrain<IRoundGrain>(id).Create(new(setup, by))).Refusals;
        progress?.Report(new("Done.", 1));
        return refusals.IsEmpty ? new([], id, notes) : Refused(refusals);
    }

    /// <summary>Begins a draft with nothing but a name: no money, no projects, no dates yet.</summary>
    public async Task<ImportOutcome> Begin(string name, string community, StaffMember by)
    {
        var setup = new RoundSetup(
            name, "", community, null, "GBP", Money.Zero, [], Counting.VotingMethod.Approval, new Counting.BallotLimits(MinLength: 1),
            Counting.CountOptions.For(Counting.CountingRule.EqualShares), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, ImportOptions.DefaultZone, []) { ChallengeDays = SignOff.ChallengeRules.UsualDays };
        var id = await Free(null, name);
        var outcome = await grains.GetGrain<IRoundGrain>(id).Create(new(setup, by));
        return outcome.Done ? new([], id, []) : Refused(outcome.Refusals);
    }

    /// <summary>
    /// Stores a finished election: its ballots in one transaction, then the round, then its move to Closed. What an attempt that was cut
    /// off has done already is not done again.
    /// </summary>
    /// <param name="setup">Its closing time is past.</param>
    /// <param name="ballots">In the order in which exports give them out again.</param>
    public async Task<ImmutableArray<Refused>> StoreFinished(
        string id, RoundSetup setup, IReadOnlyList<ImportedBallot> ballots, StaffMember by, CancellationToken cancel)
    {
        var round = grains.GetGrain<IRoundGrain>(id);
        var before = await round.GetView();
        var refusals = before is null
            ? RoundRules.RefuseCreate(id, new RoundState(), new(setup, by))
            : Resumable(id, before, setup);
        if (!refusals.IsEmpty)
        {
            return refusals;
        }

        if (ballots.Count == 0)
        {
            return [new("votes-missing", "The file has no votes; import it without them.")];
        }

        try
        {
            var rules = RoundViews.VotingRules(new RoundState { Phase = RoundPhase.Closed, Setup = setup, RulesHash = "" })!;
            await Task.Run(() => new BallotImport(journal, keys).Store(id, rules, ballots, cancel), cancel);
        }
        catch (JournalConflictException)
        {
            return [new("slug-taken", $"There are other votes at {id} already. Choose another address.", "id")];
        }

        var created = before is null ? await round.Create(new(setup, by)) : new RoundOutcome([], before.Phase);
        return created.Done ? (await round.TakeImportedVotes(new(by))).Refusals : created.Refusals;
    }

    /// <summary>Replaces the projects of a draft by those of a CSV file.</summary>
    /// <param name="content">UTF-8; read to its end, not closed.</param>
    public async Task<ImportOutcome> ImportProjects(string round, Stream content, StaffMember by, CancellationToken cancel)
    {
        var grain = grains.GetGrain<IRoundGrain>(round);
        if (await grain.GetStaffView(by) is not { Round: var view, SetupVersion: var version })
        {
            return Refused([RoundRules.NotFound]);
        }

        if (await ReadText(content, cancel) is not { } text)
        {
            return new([new("csv-not-text", "This is not UTF-8 text of at most eight million characters; save the file as “CSV UTF-8”.", null, null)], null, []);
        }

        var (projects, problems, notes) = ProjectsFromCsv.Read(text);
        if (!problems.IsEmpty)
        {
            return new(problems, null, []);
        }

        var outcome = await grain.ChangeSetup(new(view.Setup with { Projects = projects }, by)
        {
            From = version,
            Undoable = $"{(view.Setup.Projects.Length == 1 ? "1 project" : $"{view.Setup.Projects.Length} projects")} replaced by {(projects.Length == 1 ? "1 project" : $"{projects.Length} projects")} from a file.",
        });
        return outcome.Done ? new([], round, notes) : Refused(outcome.Refusals);
    }

    private static async Task<string?> ReadText(Stream content, CancellationToken cancel)
    {
        try
        {
            using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
            var buffer = new char[64 * 1024];
            var text = new StringBuilder();
            while (await reader.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                text.Append(buffer, 0, read);
                if (text.Length > MostCsvCharacters)
                {
                    return null;
                }
            }

            return text.ToString();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static ImmutableArray<Refused> Resumable(string id, RoundView before, RoundSetup setup) =>
        before.Phase is RoundPhase.Draft or RoundPhase.Closed && FrozenRules.Hash(id, before.Setup) == FrozenRules.Hash(id, setup)
            ? []
            : [new("slug-taken", $"There is a round at {id} already. Choose another address.", "id")];

    private static ImportedBallot[] Ballots(PabulibContent file) =>
    [
        .. file.Ballots.Select(static (ballot, index) => new ImportedBallot(
            (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ballot.Choices,
            ballot.VotingMethod == "paper" ? BallotChannel.Paper : BallotChannel.Online,
            null)),
    ];

    private async Task<string> Free(string? asked, string name)
    {
        if (asked is not null)
        {
            return asked;
        }

        var slug = Slug.Of(name);
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? slug : $"{slug}-{number}";
            if (await grains.GetGrain<IRoundGrain>(id).GetView() is null)
            {
                return id;
            }
        }
    }

    private static ImportOutcome Refused(ImmutableArray<Refused> refusals) =>
        new([.. refusals.Select(refused => new ImportProblem(refused.Code, refused.Sentence, null, null, refused.Field))], null, []);

    private sealed class Part(IProgress<ImportProgress>? progress) : IProgress<double>
    {
        public void Report(double value) => progress?.Report(new("Reading the file.", value / 2));
    }
}
