namespace ParticipatoryHub.Silo;

/// <summary>The program's version.</summary>
public static class HubVersion
{
    /// <summary>As in <c>Directory.Build.props</c>.</summary>
    public static string Current { get; } = typeof(HubVersion).Assembly.GetName().Version!.ToString(3);
}
