using System.Globalization;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Drafts;

/// <summary>The letter to a voter whose vote is not cast, in the language they voted in. It holds no code and nothing that was chosen.</summary>
internal sealed class DraftPost(IMailer mailer, IStringLocalizer<Text> texts, HubOptions hub, CouncilName council) : IDraftPost
{
    public Task Remind(RoundView round, string email, string language, Guid key, CancellationToken cancel)
    {
        using var spoken = new SpokenLanguage(Language.Of(language) ?? Language.All[0]);
        var closes = CivicTime.Closing(round.Setup.ClosesAt, round.Setup.TimeZone);
        string[] lines =
        [
            texts["You began a ballot in “{0}” and have not cast it yet.", round.Setup.Name],
            "",
            texts["A vote counts only once it is cast. Voting closes at {0}.", closes],
            texts["Your choices are kept for you. To go on, open the page below and enter in the same way as before:"],
            "",
            .. Address(round.Id),
            texts["If you cast a vote before, it still counts. You do not have to do anything."],
            texts["You asked for this letter. We write only once, and delete your address now."],
            "",
            council.Text,
        ];
        return mailer.Queue(
            Letter.To(email, $"{round.Id}:vote-not-cast:{key:N}", texts["Your vote is not cast yet: {0}", round.Setup.Name], string.Join('\n', lines)), cancel);
    }

    // Without an address of its own in the settings the service does not know where residents find it.
    private IEnumerable<string> Address(string round) => hub.Address is { } site ? [new Uri(site, VoteLinks.Start(round)).ToString(), ""] : [];

    private sealed class SpokenLanguage : IDisposable
    {
        private readonly (CultureInfo Own, CultureInfo Shown) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public SpokenLanguage(Language language) =>
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(language.Code), CultureInfo.GetCultureInfo(language.Code));

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
    }
}
