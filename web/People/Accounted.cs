using Microsoft.AspNetCore.Identity;

namespace ParticipatoryHub.Web.People;

/// <summary>What Identity was asked to do and did not do.</summary>
internal static class Accounted
{
    /// <summary>Throws with Identity's own words; for acts that only a broken set-up refuses.</summary>
    public static void For(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
