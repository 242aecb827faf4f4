namespace ParticipatoryHub.Counting;

/// <summary>
/// The profiles turned round: project <c>p</c> is given <c>Points[j]</c> by each voter of profile <c>Profile[j]</c>
/// for <c>Start[p] ≤ j &lt; Start[p + 1]</c>. <c>Points</c> is null where every point is 1.
/// </summary>
internal sealed class Supporters
{
    public Supporters(Profiles profiles, int projects)
    {
        Start = new int[projects + 1];
        Profile = new int[profiles.Project.Length];
        Weight = new double[profiles.Project.Length];
        Points = profiles.Points is null ? null : new long[profiles.Project.Length];
        Score = new long[projects];
        Votes = new long[projects];
        foreach (var project in profiles.Project)
        {
            Start[project + 1]++;
        }

        for (var project = 0; project < projects; project++)
        {
            Start[project + 1] += Start[project];
        }

        var next = Start.AsSpan(0, projects).ToArray();
        for (var profile = 0; profile < profiles.Length; profile++)
        {
            for (var entry = profiles.Start[profile]; entry < profiles.Start[profile + 1]; entry++)
            {
                var project = profiles.Project[entry];
                var points = profiles.Points?[entry] ?? 1;
                var place = next[project]++;
                Profile[place] = profile;
                Weight[place] = profiles.Count[profile];
                if (Points is not null)
                {
                    Points[place] = points;
                }

                Votes[project] += profiles.Count[profile];
                Score[project] += points * profiles.Count[profile];
            }
        }
    }

    public int[] Start { get; }

    public int[] Profile { get; }

    public long[]? Points { get; }

    /// <summary>Beside each profile: how many voters it is.</summary>
    public double[] Weight { get; }

    public long[] Score { get; }

    public long[] Votes { get; }

    public ReadOnlySpan<int> ProfilesOf(int project) => Profile.AsSpan(Start[project]..Start[project + 1]);
}
