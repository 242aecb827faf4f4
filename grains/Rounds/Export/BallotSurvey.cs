using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;

namespace ParticipatoryHub.Rounds.Export;

/// <summary>
/// What an export must know of the ballots before it writes the first line: each project's votes and points. Ballots are added up a
/// few hundred at a time by the count's own rules, so that no more are ever held, and none of their tables is an object large enough to
/// outlive them.
/// </summary>
internal sealed class BallotSurvey
{
    private const int Handful = 250;

    private readonly RoundSetup setup;
    private readonly Dictionary<string, (long Votes, long Score)> sums = new(StringComparer.Ordinal);

    private BallotSurvey(RoundSetup setup) => this.setup = setup;

    /// <summary>How many there are.</summary>
    public long Ballots { get; private set; }

    /// <summary>Every channel in use has enough ballots to be shown beside them.</summary>
    public bool ShowsChannel { get; init; }

    /// <summary>Ballots that give a project more than nothing.</summary>
    public long Votes(string project) => sums.GetValueOrDefault(project).Votes;

    /// <summary>The sum of a project's points.</summary>
    public long Score(string project) => sums.GetValueOrDefault(project).Score;

    /// <summary>Streams a round's ballots once.</summary>
    /// <param name="seen">Told how many have been read, now and then.</param>
    public static async Task<BallotSurvey> Read(
        RoundSetup setup, IAsyncEnumerable<StoredBallot> ballots, bool showsChannel, Action<long> seen, CancellationToken cancel)
    {
        var survey = new BallotSurvey(setup) { ShowsChannel = showsChannel };
        var builder = survey.Begin();
        await foreach (var ballot in ballots.WithCancellation(cancel).ConfigureAwait(false))
        {
            builder.Add(BallotTally.Complete(setup, BallotText.Read(ballot.Choices)).AsSpan());
            if (++survey.Ballots % Handful == 0)
            {
                survey.Add(builder.Build());
                builder = survey.Begin();
                seen(survey.Ballots);
            }
        }

        survey.Add(builder.Build());
        return survey;
    }

    private ElectionBuilder Begin() =>
        new(setup.Method, setup.Budget.Pence, setup.Projects.Select(project => new ElectionProject(project.Id, project.Cost.Pence, project.Withdrawn)));

    private void Add(Election handful)
    {
        foreach (var project in handful.Projects)
        {
            var (votes, score) = sums.GetValueOrDefault(project.Id);
            sums[project.Id] = (votes + handful.Votes(project.Id), score + handful.Score(project.Id));
        }
    }
}
