using System.Collections.Immutable;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>How a file is to be read.</summary>
/// <param name="SkipBadBallots">Leave out ballots that cannot be read, and list each, instead of refusing the file.</param>
/// <param name="MostBytes">The largest file that is read.</param>
public sealed record PabulibReadOptions(bool SkipBadBallots = false, int MostBytes = PabulibReadOptions.UsualMostBytes)
{
    /// <summary>64 MB, some sixteen times the largest election published.</summary>
    public const int UsualMostBytes = 64 * 1024 * 1024;

    /// <summary>Refuses what it cannot read.</summary>
    public static PabulibReadOptions Strict { get; } = new();
}

/// <summary>Why a file was refused, in words, and where; line and column count from 1.</summary>
public sealed record PabulibError(int Line, int Column, string Message)
{
    /// <summary>"line 12, column 5: …"</summary>
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}

/// <summary>Something that was repaired, or a ballot that was skipped; the line counts from 1.</summary>
public sealed record PabulibNote(int Line, string Message)
{
    /// <summary>"line 12: …"</summary>
    public override string ToString() => $"line {Line}: {Message}";
}

/// <summary>What came of reading: the file with what was repaired, or the error and no file.</summary>
public sealed record PabulibReading(PabulibFile? File, ImmutableArray<PabulibNote> Repairs, PabulibError? Error);

/// <summary>What came of making an election of a file: the election with notes, or the error and no election.</summary>
public sealed record PabulibImport(PabulibElection? Election, ImmutableArray<PabulibNote> Notes, PabulibError? Error);

/// <summary>Carries an error out of the depth of a reader; never leaves this folder.</summary>
internal sealed class PabulibException : Exception
{
    public PabulibException()
        : this(new PabulibError(1, 1, "The file cannot be read."))
    {
    }

    public PabulibException(string message)
        : this(new PabulibError(1, 1, message))
    {
    }

    public PabulibException(string message, Exception inner)
        : base(message, inner) => Error = new PabulibError(1, 1, message);

    public PabulibException(PabulibError error)
        : base(error.Message) => Error = error;

    public PabulibError Error { get; }
}
