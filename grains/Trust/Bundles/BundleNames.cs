namespace ParticipatoryHub.Trust.Bundles;

/// <summary>The files of a bundle.</summary>
public static class BundleNames
{
    /// <summary>The frozen rules, byte by byte as they were hashed at the opening.</summary>
    public const string Config = "config.json";

    /// <summary>The projects, a line each.</summary>
    public const string Projects = "projects.csv";

    /// <summary>Every counted ballot's leaf; in full, what opens it.</summary>
    public const string Ballots = "ballots.csv";

    /// <summary>The choices of ballots without their leaves, where they may not stand beside them.</summary>
    public const string Choices = "choices.csv";

    /// <summary>The leaves of votes that were replaced by a later one.</summary>
    public const string Replaced = "replaced.csv";

    /// <summary>The leaves of the marks that were made when papers were handed out; absent where there are none.</summary>
    public const string PaperHandedOut = "paper-handed-out.csv";

    /// <summary>The leaves of ballots that were declared void, with the reason; absent where there are none.</summary>
    public const string Void = "void.csv";

    /// <summary>Ballots by area and channel, small numbers hidden.</summary>
    public const string Turnout = "turnout.csv";

    /// <summary>Every step of the count.</summary>
    public const string CountLog = "count-log.csv";

    /// <summary>The result, a line for each project.</summary>
    public const string Result = "result.csv";

    /// <summary>Projects and ballots as Pabulib has them.</summary>
    public const string Pabulib = "ballots.pb";

    /// <summary>The hashes of the files above, which the count stands on.</summary>
    public const string Manifest = "manifest.txt";

    /// <summary>What two officers signed; absent where an earlier version of the program published.</summary>
    public const string SignOff = "sign-off.txt";

    /// <summary>The public chain up to the publication, an entry a line.</summary>
    public const string Ledger = "ledger.jsonl";

    /// <summary>Every checkpoint up to then.</summary>
    public const string Checkpoints = "checkpoints.txt";

    /// <summary>The key that checkpoints and bundle are signed with.</summary>
    public const string Keys = "keys.txt";

    /// <summary>Result, count and turnout as a workbook, for people; absent where an earlier version of the program published.</summary>
    public const string Workbook = "results.xlsx";

    /// <summary>The part of the workbook that has the result, in the columns of <see cref="Result"/>.</summary>
    public const string WorkbookResult = "xl/worksheets/sheet2.xml";

    /// <summary>What this is and how to check it.</summary>
    public const string ReadMe = "README.html";

    /// <summary>The checks as a page that needs no network.</summary>
    public const string Verify = "verify.html";

    /// <summary>The hashes of manifest and remaining files, signed.</summary>
    public const string Signatures = "SIGNATURES.txt";

    /// <summary>Files that are in every bundle.</summary>
    public static IReadOnlyList<string> Always { get; } =
        [Config, Projects, Ballots, Replaced, Turnout, CountLog, Result, Pabulib, Manifest, Ledger, Checkpoints, Keys, ReadMe, Verify, Signatures];
}
