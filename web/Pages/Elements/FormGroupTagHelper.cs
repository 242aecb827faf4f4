using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>A field with its label, marked when something is wrong with it.</summary>
[HtmlTargetElement("form-group", Attributes = "field")]
public sealed class FormGroupTagHelper : TagHelper
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
        output.TagName = "div";
        var wrong = ViewContext.ModelState.TryGetValue(Field, out var entry) && entry.Errors.Count > 0;
        output.Attributes.SetAttribute("class", wrong ? "govuk-form-group govuk-form-group--error" : "govuk-form-group");
    }
}
