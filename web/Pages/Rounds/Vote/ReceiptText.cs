using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>What a voter takes home as a text file.</summary>
internal static class ReceiptText
{
    /// <summary>The tracking code, which says nothing about the choices.</summary>
    public static string Short(RoundSetup setup, string tracking) =>
        $"""
        {setup.Name}
        {setup.Community}

        Tracking code: {tracking}

        With it you can check on the website that your vote is in the ballot box and, later, that it was counted.
        It says nothing about what you chose.
        Voting closes at {CivicTime.Closing(setup.ClosesAt, setup.TimeZone)}.

        """.ReplaceLineEndings("\r\n");

    /// <summary>With the text that the tracking code is made from, and so with the choices.</summary>
    public static string Full(RoundSetup setup, string tracking, string commitment) =>
        Short(setup, tracking).Replace("\r\n", "\n", StringComparison.Ordinal)
        + $"""
        KEEP THIS TO YOURSELF: the lines below show what you chose.

        Between the two marks is the exact text of your ballot. Each line ends in one line feed, the last one too.
        Its SHA-256 hash, of which the first 60 bits written in Crockford's base 32 are the tracking code, is what the ballot box has sealed.

        ----- begin -----

        """.ReplaceLineEndings("\n")
        + commitment
        + "----- end -----\n";
}
