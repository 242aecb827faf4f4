using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Ideas;

/// <summary>
/// Tells authors by e-mail what happened to their ideas: each piece of news becomes a letter in the outbox, in the resident's language, and
/// is then marked as sent. A letter's key is the news' number, so that what falls over in between sends nothing twice.
/// </summary>
internal sealed partial class IdeaMail(
    IIdeaJournal journal, IMailer mailer, IServiceScopeFactory scopes, StartGate gate, HubOptions hub, IStringLocalizer<Text> L, ILogger<IdeaMail> log) : BackgroundService
{
    private const int Most = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Writes the letters of what is unsent; how many there were.</summary>
    internal async Task<int> WriteDue(CancellationToken cancel)
    {
        var news = await journal.ReadUnsent(Most, cancel);
        if (news.IsEmpty)
        {
            return 0;
        }

        await using var scope = scopes.CreateAsyncScope();
        var ids = news.Select(one => one.Resident.Value).Distinct().ToArray();
        var languages = await scope.ServiceProvider.GetRequiredService<PeopleDb>().Residents.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Language, cancel);
        await mailer.Queue([.. news.Where(one => languages.ContainsKey(one.Resident.Value)).Select(one => Letter(one, languages[one.Resident.Value]))], cancel);
        await journal.MarkSent([.. news.Select(one => one.Id)], cancel);
        return news.Length;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await gate.OpenAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause);
        do
        {
            try
            {
                while (await WriteDue(stoppingToken) == Most)
                {
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotWritten(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private Letter Letter(IdeaNews news, string language)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Language.Of(language)?.Code ?? Language.All[0].Code);
            var headline = new IdeaSentences(L).News(news);
            var link = hub.Address is { } address ? new Uri(address, IdeaLinks.Show(news.Round, news.Number)).ToString() : IdeaLinks.Show(news.Round, news.Number);
            var text = string.Join("\n\n", new[] { headline, news.Words, L["See your idea and what has happened to it: {0}", link].Value }.Where(part => !string.IsNullOrEmpty(part)));
            return ParticipatoryHub.Mail.Letter.To(news.Resident, string.Create(CultureInfo.InvariantCulture, $"idea-news-{news.Id}"), headline, text);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "News of ideas could not be written as letters; it is tried again soon.")]
    private partial void LogNotWritten(Exception failure);
}
