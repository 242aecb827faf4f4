using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Web.Workshops.Live;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>What one audience is sent, and when, by a clock that the test counts.</summary>
public sealed class RoomStreamTests
{
    private const BoardAudience Phones = BoardAudience.Participant | BoardAudience.Lite;
    private const int TextLength = 1_000;

    private readonly RoomStream stream = new(BoardAudience.Participant, 0, 10);

    [Fact]
    public void Batch_OfOnePropertySetTwice_HasTheLastValue()
    {
        // Arrange
        stream.Take(News(11, Change("n11", "t", "\"A bench\""), Change("n11", "c", "\"blue\"")), At(0));
        stream.Take(News(12, Change("n11", "t", "\"Two benches\"")), At(0));

        // Act
        var batch = Next(12, 0);

        // Assert
        Assert.Equal("""{"f":10,"t":12,"c":{"n11":{"t":"Two benches","c":"blue"}}}""", batch?.GetRawText());
        Assert.Equal((12, false), (stream.SentTo, stream.HasMore));
        Assert.Null(Next(12, 1_000));
    }

    [Fact]
    public void Batch_OfWhatIsGone_SaysSo_AndOfWhatCameBack_ToForgetWhatWas()
    {
        // Arrange
        stream.Take(News(12, Change("n3", "", "null"), Change("n4", "", "null"), Change("n4", "t", "\"Back\"")), At(0));

        // Act
        var batch = Next(12, 0);

        // Assert
        Assert.Equal("""{"n4":{"$":1,"t":"Back"},"n3":null}""", batch?.GetProperty("c").GetRawText());
    }

    [Fact]
    public void Batch_OfWhatOthersAreTold_MovesOnWithoutIt()
    {
        // Arrange
        stream.Take(News(11, new BoardChange(BoardAudience.Facilitator, "p11", "a", "\"Aisha\"")), At(0));

        // Act
        var batch = Next(11, 0);

        // Assert
        Assert.Equal("""{"f":10,"t":11}""", batch?.GetRawText());
    }

    [Theory]
    [InlineData("room", "people")]
    [InlineData("room", "gathered")]
    [InlineData("room", "dotsCast")]
    [InlineData("g7", "n")]
    [InlineData("g7", "d")]
    [InlineData("n7", "d")]
    public void Counts_GoAtMostTwiceASecond_AndTheLastIsNeverLost(string thing, string property)
    {
        // Arrange
        stream.Take(News(11, Change(thing, property, "1")), At(0));
        var first = Next(11, 0);
        stream.Take(News(12, Change(thing, property, "2")), At(100));
        var soon = Next(12, 100);
        stream.Take(News(13, Change(thing, property, "3")), At(400));
        var hasMore = stream.HasMore;

        // Act
        var (stillSoon, then) = (Next(13, 499), Next(13, 500));

        // Assert
        Assert.Equal("1", Of(first, thing, property));
        Assert.Null(Of(soon, thing, property));
        Assert.True(hasMore);
        Assert.Null(Of(stillSoon, thing, property));
        Assert.Equal("3", Of(then, thing, property));
        Assert.False(stream.HasMore);
    }

    [Fact]
    public void Texts_BeyondTheBudget_WaitAreCountedAndFollow()
    {
        // Arrange
        stream.Take(News(50, [.. Enumerable.Range(11, 40).Select(n => Text(n))]), At(0));

        // Act
        var first = Next(50, 0)!.Value;
        var later = new List<JsonElement>();
        for (var at = 100; at < 10_000; at += 100)
        {
            if (Next(50, at) is { } batch)
            {
                later.Add(batch);
            }
        }

        // Assert: the newest first; a phone that is cut off meanwhile goes on from before them.
        Assert.InRange(Names(first).Count, 11, 13);
        Assert.Equal("n50", Names(first)[0]);
        Assert.Equal(40 - Names(first).Count, first.GetProperty("m").GetInt32());
        Assert.Equal(10, first.GetProperty("h").GetInt64());
        Assert.Equal(Enumerable.Range(11, 40).Select(n => $"n{n}").Order(), later.Prepend(first).SelectMany(Names).Order());
        Assert.False(later[^1].TryGetProperty("m", out _) || later[^1].TryGetProperty("h", out _));
        Assert.False(stream.HasMore);
    }

    [Fact]
    public void Texts_OfOnesOwnTable_GoBeforeNewerOnesOfOthers()
    {
        // Arrange
        var here = new RoomStream(BoardAudience.Participant, 3, 10);
        here.Take(News(12, Text(11), Change("n11", "b", "3"), Text(12), Change("n12", "b", "4")), At(0));

        // Act
        var batch = Read(here.Batch(12, At(0)));

        // Assert
        Assert.Equal(["n11", "n12"], Names(batch!.Value));
    }

    [Fact]
    public void Stream_InAStormOfWriting_KeepsToItsBudgetAndTellsStagesAndGroupsAtOnce()
    {
        // Arrange
        var (bytes, number) = (0L, 10L);
        var groups = new List<string>();

        // Act: a minute of 100 texts a second, with a group each second.
        for (var tick = 0; tick < 600; tick++)
        {
            var changes = Enumerable.Range(0, 10).Select(_ => Text(++number)).ToList();
            if (tick % 10 == 0)
            {
                changes.Add(Change($"g{number}", "t", $"\"Group {tick}\""));
            }

            stream.Take(new WorkshopNews("w", number - 10, number, false, [.. changes]), At(tick * 100));
            var message = stream.Batch(number, At(tick * 100))!;
            bytes += message.Length;
            var names = Names(Read(message)!.Value);
            if (tick % 10 == 0)
            {
                Assert.Contains($"g{number}", names);
                groups.Add($"g{number}");
            }
        }

        // Assert
        Assert.Equal(60, groups.Count);
        Assert.InRange(bytes / 60, 0.8 * RoomStream.PhoneBudget, 1.3 * RoomStream.PhoneBudget);
    }

    [Fact]
    public void Texts_TooManyToWait_AreReadAnewOnceItIsCalm()
    {
        // Arrange
        stream.Take(News(700, [.. Enumerable.Range(11, 690).Select(n => Text(n))]), At(0));
        var storm = Next(700, 0)!.Value;

        // Act
        var (soon, calm) = (Next(700, 1_900), Next(700, 2_000));

        // Assert
        Assert.Equal(690 - Names(storm).Count, storm.GetProperty("m").GetInt32());
        Assert.False(soon!.Value.TryGetProperty("a", out _));
        Assert.Equal("""{"f":700,"t":700,"a":1}""", calm?.GetRawText());
        Assert.False(stream.HasMore);
    }

    [Fact]
    public void News_ThatIsAnew_ReplacesWhatWaits()
    {
        // Arrange
        stream.Take(News(12, Text(11), Change("room", "people", "7")), At(0));
        stream.Take(new WorkshopNews("w", 12, 13, IsAnew: true, []), At(0));

        // Act
        var batch = Next(13, 0);

        // Assert
        Assert.Equal("""{"f":10,"t":13,"a":1}""", batch?.GetRawText());
        Assert.False(stream.HasMore);
    }

    [Theory]
    [InlineData(BoardAudience.Participant, 0)]
    [InlineData(BoardAudience.Facilitator, 0)]
    [InlineData(BoardAudience.Projector, 250)]
    [InlineData(BoardAudience.Lite, 1_000)]
    public void Batch_BeforeTheAudiencesPace_Waits(BoardAudience audience, int milliseconds)
    {
        // Arrange
        var paced = new RoomStream(audience, 0, 10);
        paced.Take(News(11, new BoardChange(audience, "g11", "t", "\"One\"")), At(0));
        var first = paced.Batch(11, At(0));
        paced.Take(News(12, new BoardChange(audience, "g11", "t", "\"Two\"")), At(0));

        // Act
        var early = milliseconds == 0 ? null : paced.Batch(12, At(milliseconds - 1));
        var due = paced.Batch(12, At(milliseconds));

        // Assert
        Assert.NotNull(first);
        Assert.Null(early);
        Assert.Equal("\"Two\"", Of(Read(due), "g11", "t"));
    }

    [Fact]
    public void Everything_ForOneWhoWasAway_HasNoBudgetAndLetsNothingGo()
    {
        // Arrange
        var missed = new RoomStream(BoardAudience.Participant, 0, 10, keepsAll: true);
        missed.Take(News(910, [.. Enumerable.Range(11, 900).Select(n => Text(n)), Change("room", "people", "7")]), At(0));

        // Act
        var batch = Read(missed.Everything(910))!.Value;

        // Assert
        Assert.Equal(901, Names(batch).Count);
        Assert.False(batch.TryGetProperty("m", out _) || batch.TryGetProperty("h", out _));
    }

    [Fact]
    public void Editing_GoesAtMostTwiceASecond_TheLastOfIt_AndMovesNoOperation()
    {
        // Arrange
        stream.Take("""{"12":"Ann"}""");
        var first = Next(10, 0);
        stream.Take("""{"12":"Ann","13":""}""");
        stream.Take("""{"13":""}""");

        // Act
        var early = Next(10, 100);
        var second = Next(10, 500);

        // Assert
        Assert.Equal("""{"f":10,"t":10,"e":{"12":"Ann"}}""", first?.GetRawText());
        Assert.Null(early);
        Assert.Equal("""{"f":10,"t":10,"e":{"13":""}}""", second?.GetRawText());
        Assert.False(stream.HasMore);
    }

    [Fact]
    public void Editing_IsNotForTheProjector_WhichHasNobodysNote()
    {
        // Arrange
        var screen = new RoomStream(BoardAudience.Projector, 0, 10);

        // Act
        screen.Take("""{"12":"Ann"}""");

        // Assert
        Assert.Null(screen.Batch(10, At(1_000)));
        Assert.False(screen.HasMore);
    }

    private JsonElement? Next(long to, int milliseconds) => Read(stream.Batch(to, At(milliseconds)));

    private static TimeSpan At(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static WorkshopNews News(long to, params BoardChange[] changes) => new("w", 10, to, IsAnew: false, [.. changes]);

    private static BoardChange Change(string thing, string property, string json) => new(Phones, thing, property, json);

    private static BoardChange Text(long number) => Change(string.Create(CultureInfo.InvariantCulture, $"n{number}"), "t", $"\"{new string('x', TextLength)}\"");

    // Without the protocol's envelope and its last byte.
    private static JsonElement? Read(byte[]? message)
    {
        if (message is null)
        {
            return null;
        }

        var root = JsonDocument.Parse(message.AsMemory(0, message.Length - 1)).RootElement;
        Assert.Equal("board", root.GetProperty("target").GetString());
        return root.GetProperty("arguments")[0];
    }

    private static List<string> Names(JsonElement batch) => batch.TryGetProperty("c", out var changes) ? [.. changes.EnumerateObject().Select(thing => thing.Name)] : [];

    private static string? Of(JsonElement? batch, string thing, string property) =>
        batch is { } read && read.TryGetProperty("c", out var changes) && changes.TryGetProperty(thing, out var shown) && shown.TryGetProperty(property, out var value) ? value.GetRawText() : null;
}
