using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>Slows down whoever guesses voter codes, on pages and in the API alike.</summary>
internal sealed class CodeEntry(ICodeGuard guard)
{
    /// <summary>To be awaited before a code is looked up; a refusal sets Retry-After.</summary>
    public async ValueTask<Refused?> Before(HttpContext context, string voterCode)
    {
        var verdict = await guard.BeforeAttempt(RequestSource.Of(context), voterCode, context.RequestAborted);
        if (verdict.Allowed)
        {
            return null;
        }

        var seconds = Math.Max(1, (long)Math.Ceiling(verdict.RetryAfter.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new Refused("too-many-attempts", $"Too many voter codes have been tried. Please wait {seconds} seconds and try again.", "voterCode");
    }

    /// <summary>Before, with the refusal answered as problem details.</summary>
    public async ValueTask<bool> Refuses(HttpContext context, string voterCode)
    {
        if (await Before(context, voterCode) is not { } refusal)
        {
            return false;
        }

        await ApiProblem.Write(context, refusal);
        return true;
    }

    /// <summary>To be told of every refusal of a code.</summary>
    public void After(HttpContext context, string voterCode, Refused refusal)
    {
        if (refusal.Code == "code-unknown")
        {
            guard.Failed(RequestSource.Of(context), voterCode);
        }
    }
}
