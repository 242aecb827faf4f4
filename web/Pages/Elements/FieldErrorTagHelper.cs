using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>What is wrong with one field, above it; nothing when all is well. Its id is the field's with <c>-error</c>.</summary>
[HtmlTargetElement("field-error", Attributes = "field")]
public sealed class FieldErrorTagHelper : TagHelper
{
    /// <summary>The field's id.</summary>
    public string Field { get; set; } = "";

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!ViewContext.ModelState.TryGetValue(Field, out var entry) || entry.Errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", Field + "-error");
        output.Attributes.SetAttribute("class", "govuk-error-message");
        output.Content.SetHtmlContent($"<span class=\"govuk-visually-hidden\">{Text.Of("Error:")}</span> ");
        output.Content.Append(string.Join(" ", entry.Errors.Select(error => error.ErrorMessage)));
    }
}
