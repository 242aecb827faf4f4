using System.Reflection;

namespace ParticipatoryHub.Cli;

/// <summary>The engine this build runs on, as the build wrote it down.</summary>
internal static class EngineName
{
    public static string Current { get; } = typeof(EngineName).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "Engine").Value ?? "";
}
