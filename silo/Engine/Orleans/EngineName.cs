using System.Reflection;

namespace ParticipatoryHub.Silo;

/// <summary>The engine this program was built on.</summary>
public static class EngineName
{
    /// <summary>As shown in the start-up log, <c>/health</c> and <c>hub --version</c>.</summary>
    public static string Current { get; } = "Orleans " + Version();

    private static string Version() => typeof(Orleans.Grain).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', ' ')[0].TrimEnd('.');
}
