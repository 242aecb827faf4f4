using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    private const int LongestTitle = 120;
    private const int LongestText = 4_000;

    /// <summary>The number of the idea; agreed again, it is the same idea with the words as they are now.</summary>
    public async Task<BegunOutcome> Make(string workshop, string title, BoardThing thing, AgreedOutcome outcome)
    {
        var origin = new IdeaOrigin(workshop, thing.Number, title);
        var text = IdeaText.Empty with { Title = Cut(Line(thing.Title.Length > 0 ? thing.Title : outcome.Text), LongestTitle), What = Cut(What(thing, outcome), LongestText) };
        var begun = await grains.GetGrain<IIdeaIndexGrain>(outcome.Round!).Begin(new BeginIdea(DraftOf(workshop, thing.Number, outcome.Round!), text, origin.Author, origin));
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

    private static string What(BoardThing thing, AgreedOutcome outcome) =>
        string.Join('\n', (string[])[outcome.Text, "", .. thing.Notes.Where(note => note.HiddenBecause is null).Select(note => "– " + Line(note.Text))]);

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Never through the middle of a letter that is made of several.
    private static string Cut(string text, int most) => text.Length <= most
        ? text
        : text[..StringInfo.ParseCombiningCharacters(text).Last(start => start < most)].TrimEnd() + "…";

    private static Guid DraftOf(string workshop, long thing, string round) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{workshop}\n{thing}\n{round}"))).AsSpan(0, 16));
}
