using System.ComponentModel;

namespace ParticipatoryHub.Web.Api;

/// <summary>Why a request was refused (RFC 9457).</summary>
internal sealed record ProblemBody(
    [property: Description("Always about:blank.")] string Type,
    [property: Description("The status in words.")] string Title,
    int Status,
    [property: Description("What is wrong and, where there is one, what to do.")] string Detail,
    [property: Description("Stable; programs go by this.")] string Code,
    [property: Description("Where there are several, or one about a field.")] IReadOnlyList<ProblemError>? Errors);

/// <summary>One thing that is wrong.</summary>
internal sealed record ProblemError(string Code, string Detail, string? Field);
