using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Elements;

/// <summary>What is wrong with the form, at the top of the page, each line a link to its field; nothing when all is well.</summary>
[HtmlTargetElement("error-summary")]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The page below, which says in which order its fields stand.</summary>
    public IHtmlContent? Of { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var errors = ViewContext.ModelState.SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, error.ErrorMessage))).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var page = Written(Of);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.AppendHtml("<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">")
            .Append(Text.Of("There is a problem"))
            .AppendHtml("</h2><div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">");
        foreach (var (field, sentence) in errors.Select(error => (Field: Find(page, error.Field), error.ErrorMessage)).OrderBy(error => error.Field.Place))
        {
            output.Content.AppendHtml(Line(field.Id, sentence));
        }

        output.Content.AppendHtml("</ul></div></div>");
    }

    private static string Written(IHtmlContent? content)
    {
        using var writer = new StringWriter();
        content?.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    // A field's name and its id may differ in capitals; a link takes them as they are. What is wrong with no field in particular comes first.
    private static (string Id, int Place) Find(string page, string field)
    {
        if (field.Length == 0)
        {
            return ("", -1);
        }

        const string Before = " id=\"";
        var place = page.IndexOf($"{Before}{field}\"", StringComparison.OrdinalIgnoreCase);
        return place < 0 ? (field, int.MaxValue) : (page.Substring(place + Before.Length, field.Length), place);
    }

    private static TagBuilder Line(string field, string sentence)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.Append(sentence);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + field;
        link.InnerHtml.Append(sentence);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
