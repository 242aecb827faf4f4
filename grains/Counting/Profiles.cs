namespace ParticipatoryHub.Counting;

/// <summary>
/// Distinct ballots with how often each was cast, as flat arrays: profile <c>i</c> gives <c>Points[j]</c> to
/// <c>Project[j]</c> for <c>Start[i] ≤ j &lt; Start[i + 1]</c>, by project. <c>Points</c> is null where every point is 1.
/// </summary>
internal sealed record Profiles(int[] Start, int[] Project, long[]? Points, int[] Count)
{
    public int Length => Count.Length;

    public Profiles With(int project, long points, int ballots)
    {
        var longPoints = Points;
        if (longPoints is null && points != 1)
        {
            longPoints = new long[Project.Length];
            Array.Fill(longPoints, 1L);
        }

        return new Profiles(
            [.. Start, Project.Length + 1],
            [.. Project, project],
            longPoints is null ? null : [.. longPoints, points],
            [.. Count, ballots]);
    }
}
