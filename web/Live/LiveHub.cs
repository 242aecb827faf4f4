using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Comments;
using ParticipatoryHub.Web.Front;
using ParticipatoryHub.Web.Rounds;
using ParticipatoryHub.Web.Rounds.Imports;

namespace ParticipatoryHub.Web.Live;

/// <summary>Brings news to open pages: turnout, comments and changes of the front pages to anyone, an import's progress to its owner. Nothing is commanded here.</summary>
internal sealed class LiveHub(TurnoutRelay turnout, KnownRounds rounds, CommentsRelay comments, CommentSubjects subjects, ImportJobs imports, FreshRelay pages) : Hub
{
    private const int MostRounds = 20;
    private const int MostThreads = 5;
    private const int MostPages = 3;

    /// <summary>Follows a round's turnout; false when there is no such round or too many are followed already.</summary>
    public async Task<bool> JoinRound(string round)
    {
        var joined = Joined;
        if (!RoundKey.TryParse(round, out var key) || joined.Count >= MostRounds || !await rounds.Exists(key))
        {
            return false;
        }

        if (joined.Add(key.Slug))
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, LiveEvents.RoundGroup(key.Slug, IsStaff));
            await turnout.Join(key.Slug, Clients.Caller, IsStaff);
        }

        return true;
    }

    /// <summary>Stops following.</summary>
    public async Task LeaveRound(string round)
    {
        if (round is not null && Joined.Remove(round))
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, LiveEvents.RoundGroup(round, IsStaff));
            await turnout.Leave(round);
        }
    }

    /// <summary>Follows the comments on an idea or a project, from the newest that the page shows; false when there is no such thing or too many are followed already.</summary>
    public async Task<bool> JoinComments(string round, string kind, string id, long newest)
    {
        var joined = Threads;
        if (!CommentSubject.TryMake(round, kind, id, out var subject) || joined.Count >= MostThreads || await subjects.Name(subject) is null)
        {
            return false;
        }

        if (joined.Add(subject))
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, LiveEvents.CommentsGroup(subject));
            await comments.Join(subject);
        }

        await comments.CatchUp(subject, newest, Clients.Caller);
        return true;
    }

    /// <summary>Follows a front page, from the mark of what is shown there; false when there is no such page or too many are followed already.</summary>
    public async Task<bool> WatchPage(string page, string mark)
    {
        var joined = Pages;
        if (page is null || joined.Count >= MostPages || joined.Contains(page))
        {
            return false;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, LiveEvents.PageGroup(page));
        if (await pages.Join(page, mark, Clients.Caller))
        {
            joined.Add(page);
            return true;
        }

        await Groups.RemoveFromGroupAsync(Context.ConnectionId, LiveEvents.PageGroup(page));
        return false;
    }

    /// <summary>Follows an import; false when it is not the caller's.</summary>
    public async Task<bool> WatchImport(string job)
    {
        if (job is null || imports.Find(job, Context.UserIdentifier) is null)
        {
            return false;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, LiveEvents.ImportGroup(job));
        return true;
    }

    /// <summary>Follows a file that the caller is about to take out under a ticket of their own making; false for anyone but staff.</summary>
    public async Task<bool> WatchExport(string ticket)
    {
        if (!IsStaff || !ExportTicket.IsOne(ticket))
        {
            return false;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, LiveEvents.ExportGroup(ticket));
        return true;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var round in Joined)
        {
            await turnout.Leave(round);
        }

        foreach (var page in Pages)
        {
            pages.Leave(page);
        }

        foreach (var thread in Threads)
        {
            await comments.Leave(thread);
        }
    }

    private bool IsStaff => Context.UserIdentifier is not null;

    private HashSet<CommentSubject> Threads => (HashSet<CommentSubject>)(Context.Items[nameof(Threads)] ??= new HashSet<CommentSubject>());

    private HashSet<string> Pages => (HashSet<string>)(Context.Items[nameof(Pages)] ??= new HashSet<string>(StringComparer.Ordinal));

    private HashSet<string> Joined => (HashSet<string>)(Context.Items[nameof(Joined)] ??= new HashSet<string>(StringComparer.Ordinal));
}
