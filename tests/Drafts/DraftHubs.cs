using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Drafts;

/// <summary>A hub on each database whose post is kept to be looked at.</summary>
public sealed class DraftHubs : IAsyncLifetime
{
    private readonly Dictionary<DatabaseKind, TestHub> hubs = [];

    public TestHub this[DatabaseKind kind] => hubs[kind];

    public static Task<TestHub> Start(DatabaseKind kind) => TestHub.StartAsync(kind, builder => builder.Services.AddSingleton<IDraftPost, KeptPost>());

    public async Task InitializeAsync()
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            hubs.Add(kind, await Start(kind));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var hub in hubs.Values)
        {
            await hub.DisposeAsync();
        }
    }
}

/// <summary>Post that goes nowhere; can be made to fail.</summary>
public sealed class KeptPost : IDraftPost
{
    public ConcurrentQueue<(string Round, string Email, string Language)> Sent { get; } = new();

    public bool IsBroken { get; set; }

    public Task Remind(RoundView round, string email, string language, Guid key, CancellationToken cancel)
    {
        if (IsBroken)
        {
            throw new IOException("The post is down.");
        }

        Sent.Enqueue((round.Id, email, language));
        return Task.CompletedTask;
    }
}

/// <summary>A round that is open for voting, with codes.</summary>
internal sealed record DraftRound(TestHub Hub, string Id, ImmutableArray<string> Codes, DateTimeOffset ClosesAt)
{
    public IVoteDraftsGrain Drafts => Hub.Grains.GetGrain<IVoteDraftsGrain>(Id);

    public IRoundGrain Grain => Hub.Grains.GetGrain<IRoundGrain>(Id);

    public IDraftJournal Journal => Hub.Services.GetRequiredService<IDraftJournal>();

    public static async Task<DraftRound> Open(TestHub hub, Func<RoundSetup, RoundSetup>? with = null)
    {
        var id = $"round-{Guid.NewGuid():N}"[..24];
        var setup = RoundExamples.Setup() with { OpensAt = hub.Clock.Now, ClosesAt = hub.Clock.Now.AddDays(14) };
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        Assert.Empty((await round.Create(new CreateRound(with?.Invoke(setup) ?? setup, RoundExamples.Officer))).Refusals);
        var codes = await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new IssueCodes(3, null, "letters", RoundExamples.Officer));
        Assert.Empty((await round.OpenVoting(new MoveRound(RoundExamples.Officer))).Refusals);
        return new DraftRound(hub, id, codes.Codes, setup.ClosesAt);
    }

    public Task<DraftView> Read(string code) => Drafts.Read(new ReadDraft(code, null));

    public async Task Cast(string code, Person? person = null)
    {
        var outcome = await Hub.Grains.GetGrain<IBallotBoxGrain>(Id).Cast(
            new CastBallot(Guid.NewGuid(), code, [new Choice("p03", 1)], null, BallotChannel.Online) { Person = person });
        Assert.Null(outcome.Refusal);
    }

    /// <summary>A column of bytes, in hex.</summary>
    public async Task<List<string>> Column(string sql)
    {
        var text = sql.Replace("$round", $"'{Id}'", StringComparison.Ordinal);
        var hex = Hub.Database.Kind == DatabaseKind.Postgres ? "encode(b, 'hex')" : "hex(b)";
        var aggregate = Hub.Database.Kind == DatabaseKind.Postgres ? "string_agg" : "group_concat";
        var all = await Hub.Database.QueryAsync<string>(
            string.Create(CultureInfo.InvariantCulture, $"WITH found (b) AS ({text}) SELECT coalesce({aggregate}({hex}, ','), '') FROM found"));
        return [.. all.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(value => value.ToUpperInvariant())];
    }

    /// <summary>The id under which a voter's draft is kept.</summary>
    public async Task<byte[]> Row(int voter)
    {
        Assert.True(VoterCode.TryParse(Codes[voter], out var code));
        var keys = await Hub.Services.GetRequiredService<IRoundKeyStore>().Get(Id, default);
        return keys.DraftId(keys.RightId(code));
    }

    public async Task<byte[]> Seal(byte[] row) => (await Journal.Find(Id, row, row, default)).Seal!;

    public Task Put(byte[] row, byte[] seal) => Journal.Save(Id, row, seal, default);
}
