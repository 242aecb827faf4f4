using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Web;

public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Requests = 10_000;
    private const int Clients = 8;

    [Theory, ClassData(typeof(Databases))]
    public async Task C7_TenThousandHostileRequests_AreRefusedInWordsAndStoreNothing(DatabaseKind kind)
    {
        // Arrange
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_SEED"), out var given) ? given : 20270302;
        output.WriteLine($"HUB_TEST_SEED={seed}");
        await using var web = await TestWeb.StartAsync(kind);
        var (round, codes) = await web.OpenRound(voters: 1);
        var box = web.Grains.GetGrain<IBallotBoxGrain>(round);
        var before = await box.CheckLedger();
        var faults = new ConcurrentBag<string>();

        // Act
        await Parallel.ForAsync(0, Clients, async (client, cancel) =>
        {
            var hostile = new HostileRequests(seed + client, round, codes[0]);
            for (var i = 0; i < Requests / Clients; i++)
            {
                using var request = hostile.Next();
                using var answer = await web.Http.SendAsync(request, cancel);
                if (await Fault(answer) is { } fault)
                {
                    faults.Add($"{request.Method} {request.RequestUri}: {fault}");
                }
            }
        });

        // Assert
        Assert.True(faults.IsEmpty, $"seed {seed}, {faults.Count} faults, such as\n{string.Join('\n', faults.Take(5))}");
        Assert.Equal(before, await box.CheckLedger());
        Assert.Equal(0, (await box.GetTurnout()).Casts);
        var good = await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", new { castId = Guid.NewGuid(), voterCode = codes[0], choices = new[] { new { project = "bench" } } });
        Assert.Equal(201, (int)good.StatusCode);
    }

    private static async Task<string?> Fault(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/tracking", StringComparison.Ordinal) && answer.IsSuccessStatusCode)
        {
            return null;
        }

        if ((int)answer.StatusCode is < 400 or >= 500)
        {
            return $"{answer.StatusCode} {text}";
        }

        return answer.Content.Headers.ContentType?.MediaType != "application/problem+json"
            ? $"{answer.StatusCode} without words: {text}"
            : JsonSerializer.Deserialize<JsonElement>(text).GetProperty("detail").GetString()!.Contains(' ', StringComparison.Ordinal) ? null : "no sentence";
    }
}
