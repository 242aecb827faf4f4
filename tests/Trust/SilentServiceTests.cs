using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.Web;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>Everything that the whole service says of itself while people vote on its pages and over the API, at the most talkative level. Runs alone, since it listens to the whole process.</summary>
[Collection(ExportMemoryTests.Alone)]
public sealed class SilentServiceTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task P3_LogsTracesMetricsAndMail_OfThePagesAndTheApi_SayNoCodeTrackingCodeOrHandle(DatabaseKind kind)
    {
        // Arrange
        using var heard = new Heard();
        await using var web = await TestWeb.StartAsync(kind, demo: true, builder =>
        {
            builder.Services.AddSingleton<ILoggerProvider>(heard);
            builder.Services.Configure<LoggerFilterOptions>(filters =>
            {
                filters.Rules.Clear();
                filters.MinLevel = LogLevel.Trace;
            });
        });
        var (round, codes) = await web.OpenForPages();
        using var voter = new Visitor(web);
        using var http = new HttpClient { BaseAddress = web.Address };

        // Act: a vote on the pages and its receipt, a wrong code, a vote and a look at it over the API.
        await voter.Go($"/rounds/{round}/vote");
        await voter.Press("Continue", ("code", codes[3][..^1] + (codes[3][^1] == '0' ? '1' : '0')));
        await voter.Press("Continue", ("code", codes[0]));
        await voter.Press("Check your vote", ("project", "p02"));
        await voter.Press("Cast my vote");
        var tracking = voter.Page.QuerySelector(".hub-tracking")!.TextContent.Trim();
        await voter.Go($"/rounds/{round}/track");
        await voter.Press("Check", ("code", tracking));
        var path = $"/api/v1/rounds/{round}";
        using var cast = await http.PostAsync($"{path}/ballots", Json($$"""{"castId":"{{Guid.NewGuid()}}","voterCode":"{{codes[1]}}","choices":[{"project":"p03"}]}"""));
        using var read = await http.PostAsync($"{path}/ballots/read", Json($$"""{"voterCode":"{{codes[1]}}"}"""));
        using var unknown = await http.PostAsync($"{path}/ballots/read", Json($$"""{"voterCode":"{{VoterCode.New().Print()}}"}"""));
        var grain = web.Grains.GetGrain<IRoundGrain>(round);
        Assert.Empty((await grain.CloseVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await grain.Count(new(SampleRound.Officer))).Refusals);

        // Assert
        Assert.True(cast.IsSuccessStatusCode && read.IsSuccessStatusCode && !unknown.IsSuccessStatusCode);
        var secrets = new List<string>(codes[..2].SelectMany(code => new[] { code, code.Replace("-", "", StringComparison.Ordinal) })) { tracking, tracking.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) };
        await foreach (var ballot in web.Services.GetRequiredService<IBallotJournal>().ReadBallots(round, default))
        {
            secrets.AddRange([Convert.ToHexString(ballot.Handle.Span), Convert.ToBase64String(ballot.Handle.Span), Convert.ToHexString(ballot.Nonce.Span)]);
        }

        var letters = (await web.Services.GetRequiredService<IMailOutbox>().Latest(1_000, default)).Select(entry => entry.Letter.Text);
        Assert.Equal(12, secrets.Count);
        Assert.Contains(heard.Lines, line => line.Contains($"/rounds/{round}/vote", StringComparison.Ordinal));
        Assert.Contains(heard.Lines, line => line.StartsWith("http.server.request.duration", StringComparison.Ordinal));
        var told = heard.Lines.Concat(letters).Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
