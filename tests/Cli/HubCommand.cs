using System.Diagnostics;
using System.Text.Json;

namespace ParticipatoryHub.Tests.Cli;

/// <summary>Runs <c>hub</c> as the process that people run.</summary>
internal sealed class HubCommand : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private HubCommand(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public static HubCommand Start(params string[] arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ParticipatoryHub.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HUB_TOKEN"] = null },
        })!);

    public static async Task<HubEnd> Run(params string[] arguments)
    {
        using var command = Start(arguments);
        return await command.End();
    }

    public async Task<HubEnd> End()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return new HubEnd(process.ExitCode, await output, await errors);
    }

    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}

/// <summary>How a run of <c>hub</c> ended.</summary>
internal sealed record HubEnd(int Code, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
