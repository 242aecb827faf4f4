using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Comments;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class CommentLiveTests(WebFixture fixture)
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Comments_WhileTheyCome_ReachEveryWatcherWithTheirAuthorsNames(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var (round, _) = await web.OpenRound();
        var thread = web.Grains.GetGrain<ICommentsGrain>($"{round}/project/bench");
        var author = CommentAuthor.Of(await web.Resident("Live Aisha"));
        await thread.Post(new(Guid.NewGuid(), author, "Before anybody listened."));
        await using var early = await web.Connect();
        await using var late = await web.Connect();
        var (first, second) = (Listen(early), Listen(late));
        Assert.True(await early.InvokeAsync<bool>("JoinComments", round, "project", "bench", 0));
        Assert.True(await late.InvokeAsync<bool>("JoinComments", round, "project", "bench", 1));

        // Act
        await thread.Post(new(Guid.NewGuid(), author, "See https://parish.example now."));

        // Assert
        await Eventually.Is(() => first.ContainsKey(1) && first.ContainsKey(2) && second.ContainsKey(2), "both to hear of both");
        Assert.Equal("Live Aisha", second[2].GetProperty("by").GetString());
        Assert.Equal(["See ", "https://parish.example", " now."], second[2].GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("text").GetString()));
        Assert.False(second.ContainsKey(1));
    }

    [Fact]
    public async Task Leave_ByTheLastWatcher_EndsTheObserver()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync();
        var (round, _) = await web.OpenRound();
        var relay = web.Services.GetRequiredService<CommentsRelay>();
        var connection = await web.Connect();
        Assert.True(await connection.InvokeAsync<bool>("JoinComments", round, "project", "bench", 0));
        Assert.Equal(1, relay.Threads);

        // Act
        await connection.DisposeAsync();

        // Assert
        await Eventually.Is(() => relay.Threads == 0, "the relay to let go of the thread");
    }

    [Theory]
    [InlineData("nowhere-at-all", "project", "bench")]
    [InlineData("{round}", "project", "no-such")]
    [InlineData("{round}", "idea", "1")]
    [InlineData("{round}", "else", "bench")]
    [InlineData("", "project", "")]
    public async Task Join_OfWhatIsNotThere_IsFalse(string round, string kind, string id)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (real, _) = await web.OpenRound();
        await using var connection = await web.Connect();

        // Act
        var joined = await connection.InvokeAsync<bool>("JoinComments", round.Replace("{round}", real, StringComparison.Ordinal), kind, id, 0);

        // Assert
        Assert.False(joined);
    }

    private static ConcurrentDictionary<long, JsonElement> Listen(HubConnection connection)
    {
        var heard = new ConcurrentDictionary<long, JsonElement>();
        connection.On<JsonElement>("commentsChanged", news =>
        {
            foreach (var comment in news.GetProperty("comments").EnumerateArray())
            {
                heard[comment.GetProperty("number").GetInt64()] = comment;
            }
        });
        return heard;
    }
}
