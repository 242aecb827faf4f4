namespace ParticipatoryHub.Counting;

/// <summary>How many voters get more of their own points under one set of winners than under another.</summary>
internal static class Preferences
{
    public static (long First, long Second) Between(Contest contest, IEnumerable<int> first, IEnumerable<int> second)
    {
        var side = new int[contest.Length];
        foreach (var project in first)
        {
            side[project]++;
        }

        foreach (var project in second)
        {
            side[project]--;
        }

        var profiles = contest.Election.Profiles;
        var preferFirst = 0L;
        var preferSecond = 0L;
        for (var profile = 0; profile < profiles.Length; profile++)
        {
            var more = 0L;
            for (var entry = profiles.Start[profile]; entry < profiles.Start[profile + 1]; entry++)
            {
                more += side[profiles.Project[entry]] * (profiles.Points?[entry] ?? 1);
            }

            preferFirst += more > 0 ? profiles.Count[profile] : 0;
            preferSecond += more < 0 ? profiles.Count[profile] : 0;
        }

        return (preferFirst, preferSecond);
    }
}
