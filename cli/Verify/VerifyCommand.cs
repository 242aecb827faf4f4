using System.CommandLine;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Cli.Verify;

/// <summary><c>hub verify BUNDLE [--code CODE] [--key KEY]</c>: checks a published bundle, in plain sentences; no service is asked.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var bundle = new Argument<FileInfo>("bundle") { Description = "The zip that a round was published as." };
        var code = new Option<string?>("--code") { Description = "A tracking code to look for." };
        var key = new Option<string?>("--key") { Description = "The key that it must be signed with, or a file of it, as kept from the round's page of seals." };
        var command = new Command("verify", "Checks a published bundle, and counts again.") { bundle, code, key };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(bundle), parsed.GetValue(code), parsed.GetValue(key), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(FileInfo bundle, string? code, string? key, TextWriter output)
    {
        using var file = bundle.OpenRead();
        var verdict = BundleCheck.Run(file, code, Trusted(key));
        foreach (var (holds, sentence) in verdict.Findings)
        {
            output.WriteLine($"{(holds ? "ok  " : "NOT ")} {sentence}");
        }

        if (verdict.Code is { } found)
        {
            output.WriteLine($"     {found}");
        }

        if (verdict.Fingerprint is { } fingerprint && key is null)
        {
            output.WriteLine($"     Compare the fingerprint of the key with one that you trust: {fingerprint}");
        }

        output.WriteLine(verdict.Holds ? "Everything holds." : "This bundle does not hold.");
        return verdict.Holds ? 0 : CommandExit.Failed;
    }

    private static NoteKey? Trusted(string? given) =>
        given is null ? null
        : NoteKey.TryRead(File.Exists(given) ? File.ReadAllText(given) : given, out var key) ? key
        : throw new CommandFailure("That is not a key as the round's page of seals gives it.");
}
