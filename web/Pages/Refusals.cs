using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Refusals as errors of a form.</summary>
internal static class Refusals
{
    /// <summary>Each sentence beside the field it is about, or at the top of the page.</summary>
    public static void AddRefusals(this ModelStateDictionary form, IEnumerable<Refused> refusals)
    {
        foreach (var refusal in refusals)
        {
            form.AddModelError(refusal.Field ?? "", refusal.Sentence);
        }
    }
}
