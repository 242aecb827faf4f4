using System.CommandLine;
using System.CommandLine.Invocation;
using System.Net.Sockets;
using System.Reflection;
using Npgsql;

namespace ParticipatoryHub.Cli;

/// <summary>How commands end: 0 well, 1 with one line on stderr, 2 when the command line itself was wrong.</summary>
internal static class CommandExit
{
    public const int Failed = 1;
    public const int BadUsage = 2;

    /// <summary>Runs the command that the arguments name.</summary>
    public static async Task<int> Run(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(parsed.Errors[0].Message.ReplaceLineEndings(" "));
            return BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Failed;
        }
        catch (Exception failure) when (failure is CommandFailure or IOException or UnauthorizedAccessException or HttpRequestException or SocketException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(failure.Message.ReplaceLineEndings(" "));
            return Failed;
        }
    }

    /// <summary>Makes <c>--version</c> name the version and the engine.</summary>
    public static void ShowVersion(RootCommand root)
    {
        var version = root.Options.OfType<VersionOption>().Single();
        version.Action = new VersionAction();
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            parseResult.InvocationConfiguration.Output.WriteLine($"ParticipatoryHub {version?.Split('+')[0]} ({EngineName.Current})");
            return 0;
        }
    }
}
