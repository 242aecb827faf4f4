using System.Net.Http.Json;
using System.Text.Json;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Cli.Replay;

/// <summary>The built service as a process of its own on a test's database, to be killed and started again at the same address.</summary>
internal sealed class ServiceUnderTest : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Quiet = new() { ["Logging__LogLevel__Default"] = "Error" };
    private readonly TestDatabase database;
    private readonly int port;
    private HubService service;

    private ServiceUnderTest(TestDatabase database, int port, HubService service)
    {
        this.database = database;
        this.port = port;
        this.service = service;
    }

    public Uri Address => service.Address;

    public string Data => database.DataFolder;

    public static async Task<ServiceUnderTest> Start(TestDatabase database)
    {
        var port = FreePort.Next();
        return new ServiceUnderTest(database, port, await StartProcess(database, port));
    }

    public Task Kill() => service.Kill();

    public async Task StartAgain()
    {
        await service.DisposeAsync();
        service = await StartProcess(database, port);
    }

    /// <summary>Waits until a round has taken so many casts.</summary>
    public async Task Casts(string round, int atLeast)
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.DoesAsync(
            async () =>
            {
                using var answer = await http.GetAsync(new Uri($"/api/v1/rounds/{round}/turnout", UriKind.Relative));
                return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("casts").GetInt64() >= atLeast;
            },
            $"{atLeast} casts",
            TimeSpan.FromMinutes(2));
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private static Task<HubService> StartProcess(TestDatabase database, int port) =>
        HubService.Start(HubService.FindProgram(), database.DataFolder, port, database.ServerConnectionString, Quiet, CancellationToken.None);
}
