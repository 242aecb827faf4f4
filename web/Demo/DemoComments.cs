using System.Collections.Immutable;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Demo;

/// <summary>What invented residents say about the demo's projects: one write for each thread, and none when they are there.</summary>
internal sealed class DemoComments(ICommentJournal journal, TimeProvider clock)
{
    private static readonly DemoComment[] Swings =
    [
        new(70, 0, DemoResidents.Aisha, "My two would be on these every day. Will the surface be there before the school holidays?"),
        new(66, 1, null, "The surface is laid first, in June, and the frames follow within two weeks. If the weather holds, everything is open by mid July."),
        new(65, 2, DemoResidents.Aisha, "Thank you, that is good to know."),
        new(52, 0, DemoResidents.Derek, "Could one of the flat seats be a bit higher for the bigger children? Plans like that of https://parks.example/basket-swing would do."),
        new(50, 4, DemoResidents.Carys, "Seconded. Mine are ten and twelve and still love it."),
        new(30, 0, DemoResidents.Grace, "I pass it on the way to the pantry each morning. A bench in the shade beside it would help grandparents."),
    ];

    private static readonly DemoComment[] Orchard =
    [
        new(49, 0, DemoResidents.Bogdan, "I pruned plum trees for years and would gladly show others how."),
        new(48, 1, DemoResidents.Grace, "The pantry would take every apple you cannot eat."),
        new(20, 0, DemoResidents.Farida, "Please choose old varieties of the county. They need less spraying."),
    ];

    private static readonly DemoComment[] Track =
    [
        new(44, 0, DemoResidents.Derek, "Who empties the bins there now? Nobody. It will be the same with this."),
        new(40, 1, DemoResidents.Aisha, "The young people at the club said that they would do a litter pick each month."),
        new(12, 0, DemoResidents.Bogdan, "Only somebody who has never worked a day could want this nonsense!", Flagged: DemoResidents.Carys),
    ];

    /// <summary>Says it all.</summary>
    public async Task Seed(CancellationToken cancel)
    {
        await Say("p01", Swings, cancel);
        await Say("p05", Orchard, cancel);
        await Say("p13", Track, cancel);
    }

    private async Task Say(string project, DemoComment[] said, CancellationToken cancel)
    {
        var subject = new CommentSubject(DemoCouncil.Fund, CommentSubjectKind.Project, project);
        var head = await journal.ReadHead(subject, cancel);
        if (head.Version > 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var comments = said.Select((comment, at) => Stored(said, comment, at + 1, now)).ToImmutableArray();
        var flagged = said.Select((comment, at) => (comment, Number: at + 1L)).FirstOrDefault(line => line.comment.Flagged is not null);
        await journal.Append(
            subject,
            head,
            new(comments, [.. comments.Select(comment => new StoredStep(comment.Number, Guid.NewGuid(), CommentAct.Posted, comment.Author, comment.StaffName, comment.PostedAt, After: comment.Text))], comments.Length)
            {
                Flag = flagged.comment is { Flagged: { } by } ? new(flagged.Number, by.Value, FlagReason.Abusive, "It is unkind to those who put it forward.", now.AddHours(-2)) : null,
            },
            cancel);
    }

    private static StoredComment Stored(DemoComment[] said, DemoComment comment, int number, DateTimeOffset now)
    {
        var first = comment.To == 0 ? 0 : said[comment.To - 1] is { To: > 0 } above ? above.To : comment.To;
        var replies = said.Count(other => other.To == number || (comment.To == 0 && other.To > 0 && said[other.To - 1].To == number));
        return new(
            number, first, comment.To, comment.By?.Value ?? "demo", comment.By is null ? "Olive Officer" : null, comment.By is null, comment.Text, now.AddHours(-comment.HoursAgo), null,
            CommentState.Shown, null, replies, 0, comment.Flagged is null ? 0 : 1, IsSeen: comment.HoursAgo > 24);
    }

    /// <param name="To">The place, from 1, of the comment it answers, or 0.</param>
    /// <param name="By">Null for the council's official answer.</param>
    private sealed record DemoComment(int HoursAgo, int To, ResidentId? By, string Text, ResidentId? Flagged = null);
}
