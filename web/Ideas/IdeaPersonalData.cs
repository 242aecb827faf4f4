using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Ideas;

/// <summary>A resident's ideas, support and news. What was put forward stays when they leave; their drafts, news and name at support go.</summary>
internal sealed class IdeaPersonalData(IIdeaJournal journal, IGrainFactory grains) : IPersonalData
{
    private const int MostNews = 10_000;

    public string Part => "ideas";

    public async Task<JsonNode?> Collect(ResidentId resident, CancellationToken cancel)
    {
        var written = (await journal.ReadByAuthor(resident, cancel)).Select(row => (row.Round, Line: StoredIdeas.Line(row))).Select(idea => new
        {
            idea.Round, idea.Line.Number, Phase = idea.Line.Phase.ToString(), idea.Line.Title, idea.Line.What, idea.Line.Area, idea.Line.Category, idea.Line.RoughCost, idea.Line.SubmittedAt, idea.Line.ChangedAt,
        });
        var supported = (await journal.ReadSupportOf(resident, cancel)).Select(support => new { support.Round, support.Number, support.At });
        var news = (await journal.ReadNews(resident, MostNews, cancel)).Select(one => new { one.Round, one.Number, one.Title, Kind = one.Kind.ToString(), one.Words, one.At });
        return JsonSerializer.SerializeToNode(new { written, supported, news }, HubJson.Options);
    }

    public async Task Forget(ResidentId resident, CancellationToken cancel)
    {
        foreach (var row in await journal.ReadByAuthor(resident, cancel))
        {
            var line = StoredIdeas.Line(row);
            var idea = grains.GetGrain<IIdeaGrain>($"{row.Round}/{row.Number}");
            if (line.Phase == IdeaPhase.Draft && line.Authors.Length == 1)
            {
                await idea.Move(new AuthorMove(IdeaMove.Withdraw, resident));
            }
            else if (line.Phase == IdeaPhase.Draft)
            {
                await idea.Leave(new LeaveIdea(resident));
            }
        }

        await journal.Forget(resident, cancel);
    }
}
