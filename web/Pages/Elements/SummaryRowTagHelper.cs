using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>A line of a summary list: what it is and its value, which is the content.</summary>
[HtmlTargetElement("summary-row", Attributes = "key")]
public sealed class SummaryRowTagHelper : TagHelper
{
    /// <summary>What it is.</summary>
    public string Key { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-summary-list__row");
        output.Content.SetHtmlContent("<dt class=\"govuk-summary-list__key\">");
        output.Content.Append(Key);
        output.Content.AppendHtml("</dt><dd class=\"govuk-summary-list__value\">").AppendHtml(value).AppendHtml("</dd>");
    }
}
