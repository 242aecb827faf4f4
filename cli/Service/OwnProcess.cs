using System.Diagnostics;

namespace ParticipatoryHub.Cli.Service;

/// <summary>A program that we started ourselves and stop ourselves, by its id; the last lines it wrote are kept for when it fails.</summary>
internal sealed class OwnProcess : IAsyncDisposable
{
    private const int KeptLines = 6;
    private readonly Process process;
    private readonly Queue<string> lines = new();

    private OwnProcess(Process process) => this.process = process;

    /// <summary>The process id.</summary>
    public int Id => process.Id;

    /// <summary>Whether it ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>The last lines it wrote, on one line.</summary>
    public string LastWords
    {
        get
        {
            lock (lines)
            {
                return string.Join(" ", lines).Trim();
            }
        }
    }

    /// <summary>Starts a program with its output read and kept.</summary>
    public static OwnProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var own = new OwnProcess(new Process { StartInfo = start });
        own.process.OutputDataReceived += (_, line) => own.Keep(line.Data);
        own.process.ErrorDataReceived += (_, line) => own.Keep(line.Data);
        own.process.Start();
        own.process.BeginOutputReadLine();
        own.process.BeginErrorReadLine();
        return own;
    }

    /// <summary>Runs a program to its end and returns what it wrote to standard output.</summary>
    /// <exception cref="CommandFailure">It ended with another code than 0.</exception>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancel);
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0
                ? output
                : throw new CommandFailure($"{Path.GetFileName(program)} failed: {(await errors).ReplaceLineEndings(" ").Trim()}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Asks it to stop with a signal and waits; kills it when it does not within 15 seconds.</summary>
    public async Task Stop(string signal)
    {
        if (process.HasExited)
        {
            return;
        }

        using (var kill = Process.Start("kill", ["-" + signal, Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await Kill();
        }
    }

    /// <summary>Kills it at once, as a power cut would.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Stop("TERM");
        process.Dispose();
    }

    private void Keep(string? line)
    {
        // A stack trace is for a log; here one line must say what went wrong.
        if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith("at ", StringComparison.Ordinal))
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(line.Trim());
            if (lines.Count > KeptLines)
            {
                lines.Dequeue();
            }
        }
    }
}
