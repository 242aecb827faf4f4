using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Cli.Count;

/// <summary>A <c>.pb</c> file on disk as an election with ballots.</summary>
internal static class ElectionFile
{
    /// <exception cref="CommandFailure">The file is not there, cannot be read or has no ballots.</exception>
    public static (PabulibElection Election, int Repairs) Load(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new CommandFailure($"{file}: there is no such file.");
        }

        using var stream = file.OpenRead();
        var reading = PabulibReader.Read(stream);
        if (reading.File is null)
        {
            throw new CommandFailure($"{file.Name}, {reading.Error}");
        }

        var import = PabulibElection.From(reading.File);
        if (import.Election is null)
        {
            throw new CommandFailure($"{file.Name}, {import.Error}");
        }

        return reading.File.Votes is null
            ? throw new CommandFailure($"{file.Name}: the file has no ballots to count.")
            : (import.Election, reading.Repairs.Length + import.Notes.Length);
    }
}
