using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Mine;

internal sealed class IdeasModel(IIdeaJournal journal, IGrainFactory grains, CurrentResident resident, IdeaSentences sentences) : PageModel
{
    private const int MostNews = 30;

    public IdeaSentences Sentences => sentences;

    public IReadOnlyList<(string Round, IdeaLine Idea)> Ideas { get; private set; } = [];

    public ImmutableArray<IdeaNews> News { get; private set; } = [];

    /// <summary>The rounds by id, for their names and whether they take ideas.</summary>
    public IReadOnlyDictionary<string, RoundSummary> Rounds { get; private set; } = new Dictionary<string, RoundSummary>();

    public bool HasUnread => News.Any(news => !news.IsRead);

    public string RoundName(string round) => Rounds.TryGetValue(round, out var known) ? known.Name : round;

    public async Task OnGet()
    {
        Response.IsKeptNowhere();
        Rounds = (await grains.GetGrain<IRoundIndexGrain>("all").List()).ToDictionary(round => round.Id);
        Ideas =
        [
            .. (await journal.ReadByAuthor(resident.Required, HttpContext.RequestAborted)).Select(row => (row.Round, Idea: StoredIdeas.Line(row)))
                .Where(pair => pair.Idea is { Phase: not IdeaPhase.Withdrawn } or { SubmittedAt: not null })
                .OrderByDescending(pair => pair.Idea.ChangedAt),
        ];
        News = await journal.ReadNews(resident.Required, MostNews, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostRead()
    {
        await journal.MarkRead(resident.Required, HttpContext.RequestAborted);
        return LocalRedirect(IdeaLinks.Mine);
    }
}
