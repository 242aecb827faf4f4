using System.Globalization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>
/// Makes a draft idea of what a workshop agreed. The workshop is its first author; a resident with an account takes it on by invitation and
/// puts it forward. The idea keeps where it comes from, and the workshop keeps its number.
/// </summary>
internal sealed class WorkshopIdeas(IGrainFactory grains)
{
    /// <summary>The number of the idea; agreed again, it is the same idea with the words as they are now.</summary>
    public async Task<BegunOutcome> Make(string workshop, string title, BoardThing thing, AgreedOutcome outcome)
    {
        var origin = new IdeaOrigin(workshop, thing.Number, title);
        var text = IdeaText.Empty with { Title = AgreedWords.Title(thing, outcome), What = AgreedWords.Whole(thing, outcome) };
        var begun = await grains.GetGrain<IIdeaIndexGrain>(outcome.Round!).Begin(new BeginIdea(AgreedWords.IdOf(workshop, thing.Number, outcome.Round!), text, origin.Author, origin));
        if (begun.Refusals.IsEmpty)
        {
            // A draft that somebody has taken on already is theirs to write.
            var idea = Idea(outcome.Round!, begun.Number);
            if (await idea.GetView(new IdeaReader(origin.Author, null)) is { Phase: IdeaPhase.Draft, Authors.Length: 1 })
            {
                await idea.Save(new SaveIdea(text, origin.Author));
            }
        }

        return begun;
    }

    /// <summary>A key that lets whoever holds it first take the idea on; null with refusals when it cannot be given.</summary>
    public async Task<(string? Key, IReadOnlyCollection<Refused> Refusals)> Invite(string workshop, BoardThing thing, AgreedOutcome outcome)
    {
        var (token, hash) = InvitationToken.Make();
        var origin = new IdeaOrigin(workshop, thing.Number, "");
        var invited = await Idea(outcome.Round!, int.Parse(outcome.Link!, CultureInfo.InvariantCulture)).Invite(new InviteCoAuthor(hash, "Whoever takes it on for the workshop", origin.Author));
        return invited.Done ? (token, []) : (null, invited.Refusals);
    }

    private IIdeaGrain Idea(string round, int number) => grains.GetGrain<IIdeaGrain>(string.Create(CultureInfo.InvariantCulture, $"{round}/{number}"));
}
