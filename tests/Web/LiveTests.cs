using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Live;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class LiveTests(WebFixture fixture)
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Turnout_WhileBallotsArrive_ReachesEveryWatcherAtMostFourTimesASecond(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var (round, codes) = await web.OpenRound(voters: 60);
        var heard = new ConcurrentQueue<(JsonElement Turnout, TimeSpan At)>();
        var clock = Stopwatch.StartNew();
        await using var first = await Watch(web, round, turnout => heard.Enqueue((turnout, clock.Elapsed)));
        long last = -1;
        await using var second = await Watch(web, round, turnout => Interlocked.Exchange(ref last, turnout.GetProperty("voted").GetInt64()));

        // Act
        foreach (var code in codes)
        {
            var cast = await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", new { castId = Guid.NewGuid(), voterCode = code, choices = new[] { new { project = "bench" } } });
            Assert.Equal(HttpStatusCode.Created, cast.StatusCode);
            await Task.Delay(15);
        }

        // Assert
        await Eventually.Is(() => heard.Any(tick => tick.Turnout.GetProperty("voted").GetInt64() == 60), "the first watcher to hear of every vote");
        await Eventually.Is(() => Interlocked.Read(ref last) == 60, "the second watcher to hear of every vote");
        // Counted over the whole, since news that left the server a quarter of a second apart can reach a busy listener together.
        Assert.InRange(heard.Count, 3, 2 + (int)(4 * heard.Max(tick => tick.At.TotalSeconds)));
        // P2: what so few have used is not told of.
        Assert.All(heard, tick => Assert.All(tick.Turnout.GetProperty("byChannel").EnumerateObject(), channel => Assert.True(channel.Value.GetInt64() >= 10, channel.ToString())));
        Assert.Equal(60, heard.Last().Turnout.GetProperty("byChannel").GetProperty("online").GetInt64());
        Assert.All(heard, tick => Assert.Equal(["issued", "voted", "casts", "byChannel"], tick.Turnout.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task Leave_ByTheLastWatcher_EndsTheObserver()
    {
        // Arrange
        var web = await TestWeb.StartAsync();
        await using var disposing = web;
        var (round, _) = await web.OpenRound();
        var relay = web.Services.GetRequiredService<TurnoutRelay>();
        var first = await Watch(web, round, _ => { });
        var second = await Watch(web, round, _ => { });
        Assert.Equal(1, relay.Rounds);

        // Act
        await first.InvokeAsync("LeaveRound", round);
        Assert.Equal(1, relay.Rounds);
        await second.DisposeAsync();

        // Assert
        await Eventually.Is(() => relay.Rounds == 0, "the relay to let go of the round");
        await first.DisposeAsync();
    }

    [Theory]
    [InlineData("nowhere-at-all")]
    [InlineData("../../etc")]
    [InlineData("")]
    public async Task Join_OfWhatIsNoRound_IsFalse(string round)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        await using var connection = await web.Connect();

        // Act
        var joined = await connection.InvokeAsync<bool>("JoinRound", round);

        // Assert
        Assert.False(joined);
    }

    [Fact]
    public async Task WatchImport_OfSomebodyElse_IsFalse()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        await using var connection = await web.Connect();

        // Act
        var watching = await connection.InvokeAsync<bool>("WatchImport", Guid.NewGuid().ToString("N"));

        // Assert
        Assert.False(watching);
    }

    [Fact]
    public async Task Message_LargerThanAnyOfOurs_EndsTheConnection()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        await using var connection = await web.Connect();
        var closed = new TaskCompletionSource();
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };

        // Act
        await Assert.ThrowsAnyAsync<Exception>(() => connection.InvokeAsync<bool>("JoinRound", new string('x', 40_000)).Ends());

        // Assert
        await closed.Task.Ends();
    }

    [Theory]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("null", false)]
    [InlineData(null, true)]
    public async Task Connect_FromAnotherSite_IsRefused(string? origin, bool taken)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin ?? web.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.CollectHttpResponseDetails = true;

        // Act
        var failure = await Record.ExceptionAsync(() => socket.ConnectAsync(new UriBuilder(web.Address) { Scheme = "ws", Path = "/live" }.Uri, default));

        // Assert
        Assert.Equal(taken, failure is null);
        Assert.Equal(taken ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    private static async Task<HubConnection> Watch(TestWeb web, string round, Action<JsonElement> hear)
    {
        var connection = await web.Connect();
        connection.On<string, JsonElement>("turnoutChanged", (about, turnout) =>
        {
            Assert.Equal(round, about);
            hear(turnout);
        });
        Assert.True(await connection.InvokeAsync<bool>("JoinRound", round));
        return connection;
    }
}
