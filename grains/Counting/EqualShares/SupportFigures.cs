namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>
/// The figures residents are shown beside a result of equal shares. They explain and decide nothing, so they are
/// rounded: effective support (what part of its cost a project's supporters could pay at the price of some purchase,
/// or with all they had left at the end) and where the money of a loser's voters went.
/// </summary>
internal sealed class SupportFigures(Contest contest)
{
    private readonly double[] payable = new double[contest.Length];
    private readonly double[] most = Array.ConvertAll(new double[contest.Length], _ => double.PositiveInfinity);

    /// <summary>Looks at what the supporters of each project could pay just before a purchase at some ρ.</summary>
    public void Observe(ShareRun run, double rho, IEnumerable<int> projects)
    {
        foreach (var project in projects)
        {
            // What they hold only falls, so most projects need no second look.
            var full = rho * contest.Cost(project) * contest.Election.Supporters.Score[project];
            if (Math.Min(full, most[project]) <= payable[project])
            {
                continue;
            }

            payable[project] = Math.Max(payable[project], run.Payable(project, rho));
            most[project] = Math.Min(most[project], run.Behind(project).Together);
        }
    }

    /// <summary>Percent, rounded down.</summary>
    public long Percent(int project) => (long)Math.Floor(Math.Min(payable[project] / contest.Cost(project), 0.9999999) * 100);

    /// <summary>The winner on which a project's voters spent most, what they spent there, and the part of them who backed it.</summary>
    public (int Winner, long Spent, long Percent)? MoneyWent(int project, double[] payments)
    {
        var profiles = contest.Election.Profiles;
        var spent = new double[contest.Length];
        var voters = new long[contest.Length];
        foreach (var profile in contest.Election.Supporters.ProfilesOf(project))
        {
            for (var entry = profiles.Start[profile]; entry < profiles.Start[profile + 1]; entry++)
            {
                if (payments[entry] > 0)
                {
                    spent[profiles.Project[entry]] += payments[entry] * profiles.Count[profile];
                    voters[profiles.Project[entry]] += profiles.Count[profile];
                }
            }
        }

        var winner = Array.IndexOf(spent, spent.Max());
        return spent[winner] < contest.Options.MinorUnits
            ? null
            : (winner, (long)(spent[winner] / contest.Options.MinorUnits) * contest.Options.MinorUnits, voters[winner] * 100 / contest.Election.Supporters.Votes[project]);
    }

    /// <summary>By entry of the profiles: what each voter paid for that project.</summary>
    public double[] Payments(Trace trace)
    {
        var profiles = contest.Election.Profiles;
        var order = new int[contest.Length];
        foreach (var (purchase, place) in trace.Purchases.Select((purchase, place) => (purchase, place + 1)))
        {
            order[purchase.Project] = place;
        }

        var payments = new double[profiles.Project.Length];
        var own = new List<(int Place, int Entry)>();
        for (var profile = 0; profile < profiles.Length; profile++)
        {
            own.Clear();
            for (var entry = profiles.Start[profile]; entry < profiles.Start[profile + 1]; entry++)
            {
                if (order[profiles.Project[entry]] > 0)
                {
                    own.Add((order[profiles.Project[entry]], entry));
                }
            }

            own.Sort();
            double left = trace.Endowment;
            foreach (var (place, entry) in own)
            {
                var purchase = trace.Purchases[place - 1];
                payments[entry] = Math.Min(left, purchase.Rho * contest.Cost(purchase.Project) * (profiles.Points?[entry] ?? 1));
                left -= payments[entry];
            }
        }

        return payments;
    }
}
