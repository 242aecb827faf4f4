using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>An entry of the service's menu, marked where the reader is.</summary>
[HtmlTargetElement("navigation-item", Attributes = "href,here")]
public sealed class NavigationItemTagHelper : TagHelper
{
    /// <summary>Where it leads.</summary>
    public string Href { get; set; } = "";

    /// <summary>The path of the page shown.</summary>
    public string Here { get; set; } = "";

    /// <summary>Whether pages under the address count as being there.</summary>
    public bool Under { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var text = await output.GetChildContentAsync();
        var current = Here == Href;
        var active = current || (Under && Here.StartsWith(Href + "/", StringComparison.Ordinal));
        var link = new TagBuilder("a");
        link.Attributes["class"] = "govuk-service-navigation__link";
        link.Attributes["href"] = Href;
        if (active)
        {
            link.Attributes["aria-current"] = current ? "page" : "true";
        }

        link.InnerHtml.AppendHtml(text);
        output.TagName = "li";
        output.Attributes.SetAttribute("class", active ? "govuk-service-navigation__item govuk-service-navigation__item--active" : "govuk-service-navigation__item");
        output.Content.SetHtmlContent(link);
    }
}
