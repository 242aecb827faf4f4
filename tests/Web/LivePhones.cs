using System.Net;
using System.Text;
using ParticipatoryHub.Cli.Bench.Live;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web;

/// <summary>Phones in a workshop, as a page has them, which go when a test is over.</summary>
public abstract class LivePhones : IAsyncLifetime, IDisposable
{
    private readonly List<Phone> phones = [];
    private readonly CancellationTokenSource over = new();
    private readonly List<Task> staying = [];

    private protected HttpClient Http { get; } = new();

    private protected CancellationToken Over => over.Token;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(staying);
        foreach (var phone in phones)
        {
            await phone.DisposeAsync();
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        over.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<Phone> Take(TestWeb web, Hall hall, string? name, string view = "participant", bool stays = true)
    {
        var phone = new Phone(web.Address, hall.Id, Http, view, view == "facilitator" ? web.StaffToken : null);
        phones.Add(phone);
        await (view == "facilitator" ? phone.Open(over.Token) : phone.Enter(name, over.Token));
        if (stays)
        {
            staying.Add(phone.Stay(over.Token));
            await Eventually.Is(() => phone.Seen > 0, "the phone to follow");
        }
        else
        {
            await phone.Follow(over.Token);
        }

        return phone;
    }

    private protected async Task<long> Write(Phone phone, string text)
    {
        var seq = await phone.Insist(Guid.NewGuid(), new { @do = "writeNote", text }, over.Token);
        Assert.NotEqual(0, seq);
        return seq;
    }

    private protected async Task<HttpStatusCode> Status(TestWeb web, Hall hall, string? view)
    {
        using var answer = await Http.GetAsync(new Uri(web.Address, $"/workshops/{hall.Id}/board?view={view}"));
        return answer.StatusCode;
    }

    private protected static async Task SeesWhatTheGrainSays(Hall hall, Phone phone, BoardAudience audience)
    {
        var board = (await hall.Grain.GetBoard(audience))!;
        var expected = new PhoneBoard();
        expected.Begin([.. Encoding.UTF8.GetBytes($"{{\"seq\":{board.Sequence},\"board\":"), .. board.Json, (byte)'}']);
        await Eventually.Is(() => phone.Look(seen => seen.Sequence >= board.Sequence && seen.Hash() == expected.Hash()), "the phone to show what the grain says");
    }
}
