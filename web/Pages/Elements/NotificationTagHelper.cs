using Microsoft.AspNetCore.Razor.TagHelpers;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>News at the top of a page: what has just been done, or what matters now.</summary>
[HtmlTargetElement("notification")]
public sealed class NotificationTagHelper : TagHelper
{
    /// <summary>Whether it tells of something that went well; it is then read out at once.</summary>
    public bool Success { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var text = await output.GetChildContentAsync();
        output.TagName = Success ? "div" : "section";
        output.Attributes.SetAttribute("class", Success ? "govuk-notification-banner govuk-notification-banner--success" : "govuk-notification-banner");
        if (Success)
        {
            output.Attributes.SetAttribute("role", "alert");
        }

        output.Attributes.SetAttribute("aria-labelledby", "notification-title");
        output.Attributes.SetAttribute("data-module", "govuk-notification-banner");
        output.Content.SetHtmlContent("<div class=\"govuk-notification-banner__header\"><h2 class=\"govuk-notification-banner__title\" id=\"notification-title\">");
        output.Content.Append(Success ? Text.Of("Done") : Text.Of("Important"));
        output.Content.AppendHtml("</h2></div><div class=\"govuk-notification-banner__content\">").AppendHtml(text).AppendHtml("</div>");
    }
}
