using System.Numerics;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>The definitions again, as plainly as they can be written: one voter at a time, exact fractions, every endowment walked.</summary>
internal sealed class NaiveCount
{
    private readonly PlainElection election;
    private readonly CountOptions options;
    private readonly Election counted;
    private readonly Dictionary<string, long>[] voters;
    private readonly List<ElectionProject> open;

    public NaiveCount(PlainElection election, CountOptions options)
    {
        this.election = election;
        this.options = options;
        counted = election.Build();
        voters = [.. election.Ballots.Select(Utilities)];
        open = [.. election.Projects.Where(project => !project.Withdrawn && project.Cost <= election.Budget && Votes(project) > 0 && Votes(project) >= options.MinimumVotes)];
    }

    public HashSet<string> Greedy(HashSet<string>? already = null, bool stops = false)
    {
        var won = already ?? Free();
        foreach (var project in open.OrderByDescending(project => counted.Score(project.Id)).ThenBy(project => project, Comparer<ElectionProject>.Create(Tie)))
        {
            if (won.Contains(project.Id) || Excluded(won, project))
            {
                continue;
            }

            if (project.Cost <= election.Budget - Cost(won))
            {
                won.Add(project.Id);
            }
            else if (stops)
            {
                break;
            }
        }

        return won;
    }

    public HashSet<string> EqualShares()
    {
        var endowment = election.Budget / voters.Length / 100 * 100;
        var won = At(endowment);
        while (!IsComplete(won))
        {
            endowment += options.Step;
            var next = At(endowment);
            if (Cost(next) > election.Budget)
            {
                return won;
            }

            won = next;
        }

        return won;
    }

    public HashSet<string> EqualSharesScore() => Greedy(EqualShares());

    public HashSet<string> Phragmen()
    {
        var won = Free();
        var loads = voters.Select(_ => Fraction.Zero).ToArray();
        while (true)
        {
            (ElectionProject Project, Fraction Load)? best = null;
            foreach (var project in open.Where(project => !won.Contains(project.Id) && !Excluded(won, project) && project.Cost <= election.Budget - Cost(won)))
            {
                var together = new Fraction(project.Cost, 1);
                for (var voter = 0; voter < voters.Length; voter++)
                {
                    together = voters[voter].ContainsKey(project.Id) ? together + loads[voter] : together;
                }

                var load = together / Votes(project);
                var order = best is { } found ? load.CompareTo(found.Load) : -1;
                if (order < 0 || (order == 0 && Tie(project, best!.Value.Project) < 0))
                {
                    best = (project, load);
                }
            }

            if (best is not { } next)
            {
                return won;
            }

            won.Add(next.Project.Id);
            for (var voter = 0; voter < voters.Length; voter++)
            {
                loads[voter] = voters[voter].ContainsKey(next.Project.Id) ? next.Load : loads[voter];
            }
        }
    }

    /// <summary>Whether two projects tied at any endowment that was looked at, those that were discarded too.</summary>
    public bool MetTie { get; private set; }

    private HashSet<string> At(long endowment)
    {
        var won = Free();
        var money = voters.Select(_ => new Fraction(endowment, 1)).ToArray();
        while (true)
        {
            (ElectionProject Project, Fraction Rho)? best = null;
            foreach (var project in open.Where(project => project.Cost > 0 && !won.Contains(project.Id) && !Excluded(won, project)))
            {
                if (Rho(project, money) is not { } rho)
                {
                    continue;
                }

                var order = best is { } found ? rho.CompareTo(found.Rho) : -1;
                MetTie |= order == 0;
                if (order < 0 || (order == 0 && Tie(project, best!.Value.Project) < 0))
                {
                    best = (project, rho);
                }
            }

            if (best is not { } next)
            {
                return won;
            }

            won.Add(next.Project.Id);
            var paid = Fraction.Zero;
            for (var voter = 0; voter < voters.Length; voter++)
            {
                if (voters[voter].TryGetValue(next.Project.Id, out var points))
                {
                    var asked = next.Rho * next.Project.Cost * points;
                    var payment = asked.CompareTo(money[voter]) < 0 ? asked : money[voter];
                    money[voter] -= payment;
                    paid += payment;
                }
            }

            Assert.Equal(0, paid.CompareTo(new Fraction(next.Project.Cost, 1)));
        }
    }

    private Fraction? Rho(ElectionProject project, Fraction[] money)
    {
        var supporters = Enumerable.Range(0, voters.Length)
            .Where(voter => voters[voter].ContainsKey(project.Id))
            .OrderBy(voter => money[voter] / voters[voter][project.Id])
            .ToArray();
        var need = new Fraction(project.Cost, 1);
        var points = supporters.Sum(voter => voters[voter][project.Id]);
        foreach (var voter in supporters)
        {
            var price = need / points;
            if ((price * voters[voter][project.Id]).CompareTo(money[voter]) <= 0)
            {
                return price / project.Cost;
            }

            need -= money[voter];
            points -= voters[voter][project.Id];
        }

        return null;
    }

    private bool IsComplete(HashSet<string> won) => open.TrueForAll(project => won.Contains(project.Id)
        || Excluded(won, project)
        || (options.StopWhenExhaustive && project.Cost > election.Budget - Cost(won)));

    private HashSet<string> Free()
    {
        var won = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in open.Where(project => project.Cost == 0).Order(Comparer<ElectionProject>.Create(Tie)))
        {
            if (!Excluded(won, project))
            {
                won.Add(project.Id);
            }
        }

        return won;
    }

    private bool Excluded(HashSet<string> won, ElectionProject project) => options.Conflicts.Any(conflict =>
        (conflict.First == project.Id && won.Contains(conflict.Second)) || (conflict.Second == project.Id && won.Contains(conflict.First)));

    private long Cost(HashSet<string> won) => election.Projects.Where(project => won.Contains(project.Id)).Sum(project => project.Cost);

    private long Votes(ElectionProject project) => voters.Count(voter => voter.ContainsKey(project.Id));

    private int Tie(ElectionProject first, ElectionProject second)
    {
        if (options.Tie.Seed is { } seed)
        {
            return Hash(seed, first).AsSpan().SequenceCompareTo(Hash(seed, second));
        }

        var order = (first.Cost, -Votes(first)).CompareTo((second.Cost, -Votes(second)));
        return order != 0 ? order : string.CompareOrdinal(first.Id, second.Id);
    }

    private static byte[] Hash(string seed, ElectionProject project) =>
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seed + project.Id));

    private Dictionary<string, long> Utilities(Choice[] ballot) => ballot
        .Select(choice => (choice.ProjectId, Points: election.Method switch
        {
            VotingMethod.Ordinal => ballot.Length - choice.Value + 1,
            VotingMethod.Cumulative => choice.Value,
            _ => 1,
        }))
        .Where(given => given.Points > 0)
        .ToDictionary(given => given.ProjectId, given => given.Points, StringComparer.Ordinal);

    private readonly record struct Fraction(BigInteger Top, BigInteger Bottom) : IComparable<Fraction>
    {
        public static Fraction Zero => new(0, 1);

        public static Fraction operator +(Fraction one, Fraction other) => Reduced((one.Top * other.Bottom) + (other.Top * one.Bottom), one.Bottom * other.Bottom);

        public static Fraction operator -(Fraction one, Fraction other) => Reduced((one.Top * other.Bottom) - (other.Top * one.Bottom), one.Bottom * other.Bottom);

        public static Fraction operator *(Fraction one, long other) => Reduced(one.Top * other, one.Bottom);

        public static Fraction operator /(Fraction one, long other) => Reduced(one.Top, one.Bottom * other);

        public int CompareTo(Fraction other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

        private static Fraction Reduced(BigInteger top, BigInteger bottom)
        {
            var divisor = BigInteger.GreatestCommonDivisor(top, bottom);
            return new Fraction(top / divisor, bottom / divisor);
        }
    }
}
