using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>A one-line field in GOV.UK's markup: label, hint, error, input. The id is the field's name; further attributes go to the input.</summary>
[HtmlTargetElement("text-field", Attributes = "name,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTagHelper : TagHelper
{
    /// <summary>Name and id.</summary>
    public string Name { get; set; } = "";

    /// <summary>What is asked.</summary>
    public string Label { get; set; } = "";

    /// <summary>Help, or null.</summary>
    public string? Hint { get; set; }

    /// <summary>What stands in it.</summary>
    public string? Value { get; set; }

    /// <summary>The input's type.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Further classes of the input, such as its width.</summary>
    public string Look { get; set; } = "";

    /// <summary>Further classes of the label.</summary>
    public string LabelLook { get; set; } = "";

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var errors = ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry.Errors : [];
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var attribute in output.Attributes)
        {
            input.Attributes[attribute.Name] = attribute.Value?.ToString();
        }

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Count > 0 ? "govuk-form-group govuk-form-group--error" : "govuk-form-group");
        output.Content.AppendHtml(Part("label", $"govuk-label {LabelLook}".TrimEnd(), Label, ("for", Name)));
        if (Hint is not null)
        {
            output.Content.AppendHtml(Part("div", "govuk-hint", Hint, ("id", Name + "-hint")));
        }

        if (errors.Count > 0)
        {
            var error = Part("p", "govuk-error-message", "", ("id", Name + "-error"));
            error.InnerHtml.AppendHtml($"<span class=\"govuk-visually-hidden\">{Text.Of("Error:")}</span> ").Append(string.Join(" ", errors.Select(wrong => wrong.ErrorMessage)));
            output.Content.AppendHtml(error);
        }

        Describe(input, errors.Count > 0);
        output.Content.AppendHtml(input);
    }

    private void Describe(TagBuilder input, bool wrong)
    {
        input.Attributes["class"] = string.Join(' ', new[] { "govuk-input", wrong ? "govuk-input--error" : "", Look }.Where(part => part.Length > 0));
        input.Attributes["id"] = Name;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = Type;
        if (Value is not null)
        {
            input.Attributes["value"] = Value;
        }

        var described = string.Join(' ', new[] { Hint is null ? "" : Name + "-hint", wrong ? Name + "-error" : "" }.Where(part => part.Length > 0));
        if (described.Length > 0)
        {
            input.Attributes["aria-describedby"] = described;
        }
    }

    private static TagBuilder Part(string tag, string look, string text, (string Name, string Value) attribute)
    {
        var part = new TagBuilder(tag);
        part.Attributes["class"] = look;
        part.Attributes[attribute.Name] = attribute.Value;
        part.InnerHtml.Append(text);
        return part;
    }
}
