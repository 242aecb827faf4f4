using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>What a card of the ballot says of its project. Written by hand: a partial view for each of two hundred cards is most of a page's time.</summary>
internal sealed class OptionAbout(IStringLocalizer<Text> texts, string round)
{
    private const int Short = 220;

    private readonly string about = texts["About this project"];
    private readonly string more = texts["More and comments"];
    private readonly string tab = texts["(opens in a new tab)"];

    /// <summary>Where it is, what it is, and the way to its own page.</summary>
    public IHtmlContent Of(BallotLine line) => new Card(this, line);

    private sealed class Card(OptionAbout words, BallotLine line) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var project = line.Project;
            writer.Write("<p class=\"hub-project__where\">");
            encoder.Encode(writer, string.Join(" · ", new[] { words.Number(line.Number), project.Area }.Concat(project.Categories).Where(part => !string.IsNullOrEmpty(part))));
            writer.Write("</p>");
            if (project.Description.Length is > 0 and <= Short)
            {
                writer.Write("<p class=\"hub-text\" data-text>");
                encoder.Encode(writer, project.Description);
                writer.Write("</p>");
            }
            else if (project.Description.Length > 0)
            {
                writer.Write("<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">");
                encoder.Encode(writer, words.about);
                Hidden(writer, encoder);
                writer.Write("</span></summary><div class=\"govuk-details__text hub-text\" data-text>");
                encoder.Encode(writer, project.Description);
                writer.Write("</div></details>");
            }

            writer.Write("<p class=\"hub-option__more\"><a class=\"govuk-link\" target=\"_blank\" rel=\"noopener\" href=\"");
            encoder.Encode(writer, RoundLinks.Project(words.Round, project.Id));
            writer.Write("\">");
            encoder.Encode(writer, words.more);
            Hidden(writer, encoder);
            writer.Write(' ');
            encoder.Encode(writer, words.tab);
            writer.Write("</a></p>");
        }

        private void Hidden(TextWriter writer, HtmlEncoder encoder)
        {
            writer.Write("<span class=\"govuk-visually-hidden\">: ");
            encoder.Encode(writer, line.Project.Name);
            writer.Write("</span>");
        }
    }

    private string Round => round;

    private string Number(int number) => texts["Number {0}", number];
}
