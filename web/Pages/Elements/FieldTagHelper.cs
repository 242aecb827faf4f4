using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>A field in GOV.UK's markup: label, hint, error, and an input or a text of several lines, which gets all further attributes.</summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>What is asked.</summary>
    public string Label { get; set; } = "";

    /// <summary>Help, or null.</summary>
    public string? Hint { get; set; }

    /// <summary>What stands in it.</summary>
    public string? Value { get; set; }

    /// <summary>Lines of a text; 0 for a field of one line.</summary>
    public int Rows { get; set; }

    /// <summary>The type of a field of one line.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Further classes of the field, such as its width.</summary>
    public string Look { get; set; } = "";

    /// <summary>Further classes of the label.</summary>
    public string LabelLook { get; set; } = "";

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Its id, under which its errors stand, too.</summary>
    protected abstract string Id { get; }

    /// <summary>The name that it is sent under.</summary>
    protected abstract string SentAs { get; }

    /// <summary>What was typed in a form that was refused; null when nothing was.</summary>
    protected virtual string? Typed => null;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var errors = ViewContext.ModelState.TryGetValue(Id, out var entry) ? entry.Errors.Select(error => error.ErrorMessage).ToList() : [];
        var input = Input(output, errors.Count > 0);
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Count > 0 ? "govuk-form-group govuk-form-group--error" : "govuk-form-group");
        output.Content.AppendHtml(Part("label", $"govuk-label {LabelLook}".TrimEnd(), Label, ("for", Id)));
        if (Hint is not null)
        {
            output.Content.AppendHtml(Part("div", "govuk-hint", Hint, ("id", Id + "-hint")));
        }

        if (errors.Count > 0)
        {
            var error = Part("p", "govuk-error-message", "", ("id", Id + "-error"));
            error.InnerHtml.AppendHtml($"<span class=\"govuk-visually-hidden\">{Text.Of("Error:")}</span> ").Append(string.Join(' ', errors));
            output.Content.AppendHtml(error);
        }

        output.Content.AppendHtml(input);
    }

    private TagBuilder Input(TagHelperOutput output, bool wrong)
    {
        var input = new TagBuilder(Rows > 0 ? "textarea" : "input") { TagRenderMode = Rows > 0 ? TagRenderMode.Normal : TagRenderMode.SelfClosing };
        foreach (var attribute in output.Attributes)
        {
            input.Attributes[attribute.Name] = attribute.Value?.ToString();
        }

        var kind = Rows > 0 ? "govuk-textarea" : "govuk-input";
        input.Attributes["class"] = string.Join(' ', new[] { kind, wrong ? kind + "--error" : "", Look }.Where(part => part.Length > 0));
        input.Attributes["id"] = Id;
        input.Attributes["name"] = SentAs;
        var described = string.Join(' ', new[] { Hint is null ? "" : Id + "-hint", wrong ? Id + "-error" : "" }.Where(part => part.Length > 0));
        if (described.Length > 0)
        {
            input.Attributes["aria-describedby"] = described;
        }

        if (Rows > 0)
        {
            input.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
            input.InnerHtml.Append("\n" + (Typed ?? Value));
            return input;
        }

        input.Attributes["type"] = Type;
        if ((Typed ?? Value) is { } value)
        {
            input.Attributes["value"] = value;
        }

        return input;
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
