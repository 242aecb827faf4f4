namespace Orleans;

/// <summary>Why an activation ends.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason was given.</summary>
    None,

    /// <summary>The process is stopping.</summary>
    ShuttingDown,

    /// <summary>It never came to life.</summary>
    ActivationFailed,

    /// <summary>Not used in one process; kept for the numbering.</summary>
    DirectoryFailure,

    /// <summary>Nobody called for long enough.</summary>
    ActivationIdle,

    /// <summary>Not used in one process; kept for the numbering.</summary>
    ActivationUnresponsive,

    /// <summary>Not used in one process; kept for the numbering.</summary>
    DuplicateActivation,

    /// <summary>Not used in one process; kept for the numbering.</summary>
    IncompatibleRequest,

    /// <summary>An exception said that its state cannot be trusted.</summary>
    ApplicationError,

    /// <summary>The grain asked.</summary>
    ApplicationRequested,
}

/// <summary>Why an activation ends, in a code and a sentence.</summary>
public readonly struct DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
{
    /// <summary>A reason without an exception.</summary>
    public DeactivationReason(DeactivationReasonCode code, string text) : this(code, null, text) { }

    /// <summary>The sentence.</summary>
    public string Description { get; } = text;

    /// <summary>The code.</summary>
    public DeactivationReasonCode ReasonCode { get; } = code;

    /// <summary>What failed, if something did.</summary>
    public Exception? Exception { get; } = exception;

    /// <inheritdoc />
    public override string ToString() => $"{ReasonCode}: {Description}";
}
