namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>The supporters of a project: profiles, how many voters each is, what each gives (empty where every point is 1).</summary>
internal readonly ref struct SupporterList(Span<int> profiles, Span<double> weights, Span<long> points)
{
    public Span<int> Profiles { get; } = profiles;

    public Span<double> Weights { get; } = weights;

    public Span<long> Points { get; } = points;
}
