namespace ParticipatoryHub.Web.Live;

/// <summary>What the hub sends, by name, and to whom.</summary>
internal static class LiveEvents
{
    /// <summary>Arguments: round, turnout as the API shows it.</summary>
    public const string TurnoutChanged = "turnoutChanged";

    /// <summary>Argument: the import's state.</summary>
    public const string ImportProgressed = "importProgressed";

    public static string RoundGroup(string round) => "round:" + round;

    public static string ImportGroup(string job) => "import:" + job;
}
