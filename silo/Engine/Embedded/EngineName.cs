namespace ParticipatoryHub.Silo;

/// <summary>The engine this program was built on.</summary>
public static class EngineName
{
    /// <summary>As shown in the start-up log, <c>/health</c> and <c>hub --version</c>.</summary>
    public const string Current = "Embedded";
}
