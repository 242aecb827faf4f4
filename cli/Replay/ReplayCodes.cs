using System.Text;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>
/// The voter codes of a replay, in a file of mode 600 in the working data until the replay has succeeded, so that one that was
/// interrupted can go on with them. First line: what the replay is of; then a code a line.
/// </summary>
internal sealed class ReplayCodes
{
    private readonly string path;
    private readonly string subject;
    private readonly List<string> codes;

    private ReplayCodes(string path, string subject, List<string> codes)
    {
        this.path = path;
        this.subject = subject;
        this.codes = codes;
    }

    /// <summary>The codes issued so far, in the order of the voters.</summary>
    public IReadOnlyList<string> Codes => codes;

    /// <summary>Begins a new list; one that lies there from an earlier round of the same id is replaced.</summary>
    public static ReplayCodes Begin(string data, string round, string subject)
    {
        var started = new ReplayCodes(PathOf(data, round), subject, []);
        Directory.CreateDirectory(Path.GetDirectoryName(started.path)!);
        File.Delete(started.path);
        started.Append([subject]);
        return started;
    }

    /// <summary>Takes up the list of an interrupted replay.</summary>
    /// <exception cref="CommandFailure">There is none, or it is of something else.</exception>
    public static ReplayCodes Resume(string data, string round, string subject)
    {
        var path = PathOf(data, round);
        if (!File.Exists(path))
        {
            throw new CommandFailure($"There is nothing to resume: {path} is not there.");
        }

        var text = File.ReadAllText(path);

        // What follows the last line feed was cut off while it was written; its codes were never used.
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != subject)
        {
            throw new CommandFailure($"{path} belongs to a replay of another file, limit or service.");
        }

        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return new ReplayCodes(path, subject, [.. lines.Skip(1)]);
    }

    /// <summary>Keeps further codes before any of them is used.</summary>
    public void Add(IReadOnlyList<string> issued)
    {
        Append(issued);
        codes.AddRange(issued);
    }

    /// <summary>Destroys the list.</summary>
    public void Destroy() => File.Delete(path);

    /// <inheritdoc />
    public override string ToString() => subject;

    private static string PathOf(string data, string round) => Path.Combine(data, "replays", round + ".codes");

    private void Append(IEnumerable<string> lines)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        file.Flush(flushToDisk: true);
    }
}
