using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ParticipatoryHub.Web.Comments;

/// <summary>A comment's words as HTML: everything is encoded, and only its links are elements.</summary>
internal static class CommentHtml
{
    public static IHtmlContent Of(string text)
    {
        var html = new HtmlContentBuilder();
        foreach (var part in CommentParts.Of(text))
        {
            if (part.Link is null)
            {
                html.Append(part.Text);
                continue;
            }

            var link = new TagBuilder("a");
            link.AddCssClass("govuk-link");
            link.Attributes["href"] = part.Link;
            link.Attributes["rel"] = "nofollow ugc noopener noreferrer";
            link.InnerHtml.Append(part.Text);
            html.AppendHtml(link);
        }

        return html;
    }
}
