using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Holds pages to valid HTML, by html-validate in one process of Node.</summary>
internal static class Markup
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static Process? validator;

    /// <summary>No errors in a page.</summary>
    public static async Task IsValid(string html, string where)
    {
        string answer;
        await Turn.WaitAsync();
        try
        {
            validator ??= Start();
            await validator.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { html }));
            await validator.StandardInput.FlushAsync();
            answer = await validator.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"html-validate ended: {await validator.StandardError.ReadToEndAsync()}");
        }
        finally
        {
            Turn.Release();
        }

        var errors = JsonSerializer.Deserialize<string[]>(answer)!;
        var lines = html.Split('\n');
        Assert.True(errors.Length == 0, $"{where} is not valid HTML:\n{string.Join('\n', errors.Select(error => $"  {error}\n    {Line(lines, error)}"))}");
    }

    private static Process Start([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "markup.mjs"), Path.GetFullPath(Path.Combine(folder, "..", "..", ".."))])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        return process;
    }

    private static string Line(string[] lines, string error) => lines[int.Parse(error.AsSpan(0, error.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture) - 1].Trim();
}
