using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ideas;

internal sealed class IdeaIndexGrain(IIdeaJournal journal, TimeProvider clock) : Grain, IIdeaIndexGrain, IDisposable
{
    private const int MostShown = 100;
    private const int MostSimilar = 5;
    private const int Excerpt = 280;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<int, IdeaLine> lines = [];
    private readonly IdeaWordIndex words = new();
    private DateTimeOffset? readAt;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => stopping.CancelAsync();

    public void Dispose() => stopping.Dispose();

    public async Task<BegunOutcome> Begin(BeginIdea command)
    {
        var refusals = IdeaRules.RefuseBegin(await GrainFactory.GetGrain<IRoundGrain>(Key).GetCallForIdeas(), command);
        if (!refusals.IsEmpty)
        {
            return new BegunOutcome(refusals, 0);
        }

        var begun = new IdeaState().With(new IdeaBegun(command.Text, command.By, clock.GetUtcNow(), command.Origin));
        return new BegunOutcome([], await journal.Begin(Key, command.Draft, JsonSerializer.Serialize(begun, HubJson.Options), command.By, stopping.Token));
    }

    public Task Put(IdeaLine line)
    {
        if (!lines.TryGetValue(line.Number, out var known) || known.Version <= line.Version)
        {
            Note(line);
        }

        return Task.CompletedTask;
    }

    public async Task<IdeaPage> List(IdeaQuery query)
    {
        await KeepFresh();
        var seen = lines.Values.Where(line => IsSeen(line.Phase, query.ForStaff)).ToList();
        var found = IdeaLists.Find(seen, query);
        return new IdeaPage(
            [.. found.Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 1, MostShown)).Select(Cut)],
            found.Count,
            seen.GroupBy(line => line.Phase).ToImmutableSortedDictionary(group => group.Key, group => group.Count()));
    }

    public async Task<ImmutableArray<IdeaLine>> FindSimilar(IdeaProbe probe)
    {
        await KeepFresh();
        return [.. words.Find(probe.Title, probe.What, probe.Except, MostSimilar).Select(number => Cut(lines[number]))];
    }

    public async Task<ImmutableDictionary<int, string>> GetTitles(ImmutableArray<int> numbers)
    {
        await KeepFresh();
        return numbers.Where(number => lines.TryGetValue(number, out var line) && IsSeen(line.Phase, false)).ToImmutableDictionary(number => number, number => lines[number].Title);
    }

    private async Task KeepFresh()
    {
        if (readAt is { } at && clock.GetUtcNow() - at < Fresh)
        {
            return;
        }

        foreach (var row in await journal.ReadRound(Key, stopping.Token))
        {
            await Put(StoredIdeas.Line(row));
        }

        readAt = clock.GetUtcNow();
    }

    private void Note(IdeaLine line)
    {
        lines[line.Number] = line;
        if (IsSeen(line.Phase, forStaff: false) && line.Phase != IdeaPhase.Merged)
        {
            words.Put(line.Number, line.Title, line.What);
        }
        else
        {
            words.Remove(line.Number);
        }
    }

    private static bool IsSeen(IdeaPhase phase, bool forStaff) => phase is not (IdeaPhase.Draft or IdeaPhase.Unspecified) && (forStaff || phase != IdeaPhase.Withdrawn);

    private static IdeaLine Cut(IdeaLine line)
    {
        if (line.What.Length <= Excerpt)
        {
            return line;
        }

        // Never through the middle of a letter that is made of several.
        var starts = StringInfo.ParseCombiningCharacters(line.What[..(Excerpt + 8)]);
        return line with { What = line.What[..starts.Last(start => start <= Excerpt)].TrimEnd() + "…" };
    }
}
