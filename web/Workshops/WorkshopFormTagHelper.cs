using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>A form that is one command to a workshop, with an operation id of its own.</summary>
[HtmlTargetElement("workshop-form", Attributes = "do,key")]
public sealed class WorkshopFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>The command, as on the wire.</summary>
    public string Do { get; set; } = "";

    /// <summary>The form's key on the page: what its fields' ids begin with.</summary>
    public string Key { get; set; } = "";

    /// <summary>The note, group or person it is about, or 0.</summary>
    public long Thing { get; set; }

    /// <summary>The id of the place on the page to come back to.</summary>
    public string? At { get; set; }

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("novalidate", "novalidate");
        output.Attributes.SetAttribute("id", Key + "-form");
        output.Attributes.SetAttribute("data-command", Key);
        output.PreContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        Hide(output, "op", Guid.NewGuid().ToString("D"));
        Hide(output, "form", Key);
        if (Do.Length > 0)
        {
            Hide(output, "do", Do);
        }

        if (Thing != 0)
        {
            Hide(output, "thing", Thing.ToString(CultureInfo.InvariantCulture));
        }

        if (At is { Length: > 0 } at)
        {
            Hide(output, "at", at);
        }
    }

    private static void Hide(TagHelperOutput output, string name, string value)
    {
        var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        hidden.Attributes["type"] = "hidden";
        hidden.Attributes["name"] = name;
        hidden.Attributes["value"] = value;
        output.PreContent.AppendHtml(hidden);
    }
}
