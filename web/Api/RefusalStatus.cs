namespace ParticipatoryHub.Web.Api;

/// <summary>The HTTP status that a refusal's code stands for. A code not named here broke a rule: 422.</summary>
internal static class RefusalStatus
{
    public static int Of(string code) => code switch
    {
        "malformed-json" or "malformed-body" or "unknown-field" or "repeated-field" or "missing-field" or "too-many"
            or "too-long" or "empty" or "not-a-whole-number" or "not-an-id" or "not-an-instant" => StatusCodes.Status400BadRequest,
        "code-unknown" or "code-mistyped" or "code-void" or "keys-destroyed" or "not-yours" or "officers-only" => StatusCodes.Status403Forbidden,
        "round-unknown" or "cast-unknown" or "result-not-published" => StatusCodes.Status404NotFound,
        "voting-not-open" or "voting-closed" or "voting-suspended" or "voting-not-over" or "wrong-phase" or "rules-frozen"
            or "not-counted" or "slug-taken" or "code-registered" or "setup-incomplete" or "close-passed" or "signed-already" or "signatures-cleared" or "digest-differs"
            or "proposal-gone" or "proposal-waiting" or "asked-yourself" or "void-waits" or "paper-issued" or "paper-issued-already" or "paper-unfinished" or "not-upheld" or "batch-settled" => StatusCodes.Status409Conflict,
        "too-large" => StatusCodes.Status413PayloadTooLarge,
        "too-many-attempts" => StatusCodes.Status429TooManyRequests,
        "outcome-unknown" or "busy" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
