namespace ParticipatoryHub.Silo;

/// <summary>The hub will not start, for the one-line reason in the message. Hosts print it and exit with 1.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710", Justification = "It is a refusal, and reads as one where it is thrown.")]
public sealed class StartRefused : Exception
{
    /// <summary>Refuses without a reason.</summary>
    public StartRefused()
    {
    }

    /// <summary>Refuses for this reason.</summary>
    public StartRefused(string reason) : base(reason)
    {
    }

    /// <summary>Refuses for this reason, which came of an exception.</summary>
    public StartRefused(string reason, Exception innerException) : base(reason, innerException)
    {
    }
}

/// <summary>Something that must hold before the hub serves anyone. Register as many as needed; they run once, after the schema is up to date.</summary>
public interface IStartCheck
{
    /// <summary>Why the hub must not start, in one line; null when it may.</summary>
    Task<string?> WhyNot(CancellationToken cancellationToken);
}
