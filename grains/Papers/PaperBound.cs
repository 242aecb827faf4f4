namespace ParticipatoryHub.Papers;

/// <summary>
/// What a sample says of all papers: pure. With no mistake among n the rate of mistakes is below 3/n with 95 per cent confidence (the
/// rule of three); the numerators for more mistakes are the upper 95 per cent bounds of a Poisson mean. A sample without putting back
/// says a little more than this, so it errs on the safe side.
/// </summary>
public static class PaperBound
{
    private static readonly double[] Numerators = [3.00, 4.75, 6.30, 7.76, 9.16, 10.52];

    /// <summary>The smallest number of wrong papers among all that the sample speaks against; null where there were too many mistakes to say.</summary>
    /// <param name="mistakes">Found in the sample.</param>
    /// <param name="looked">Papers in it.</param>
    /// <param name="all">Papers there are.</param>
    public static int? Of(int mistakes, int looked, int all) =>
        looked == 0 || mistakes >= Numerators.Length || Numerators[mistakes] >= looked ? null : (int)Math.Ceiling(Numerators[mistakes] * all / looked);
}
