using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web;

/// <summary>A small round of our own making: four projects, £10,000.</summary>
public static class SampleRound
{
    /// <summary>Who makes it.</summary>
    public static StaffMember Officer { get; } = new("test", "A test", [StaffRole.Officer]);

    /// <summary>A set-up around the clock's now.</summary>
    public static RoundSetup Setup(DateTimeOffset now, VotingMethod method = VotingMethod.Approval, BallotLimits? limits = null) => new(
        "Clayton Brook decides",
        "What shall we do with £10,000?",
        "Clayton Brook",
        null,
        "GBP",
        new Money(1_000_000),
        [Project("bench", "A bench by the brook", 80_000), Project("trees", "Twelve street trees", 400_000), Project("hall", "New heating for the hall", 900_000), Project("bus", "A shelter at the bus stop", 350_000)],
        method,
        limits ?? new BallotLimits(MinLength: 1, MaxLength: 3),
        CountOptions.For(CountingRule.Greedy),
        now.AddDays(1),
        now.AddDays(15),
        "Europe/London",
        []);

    /// <summary>A draft; its id.</summary>
    public static async Task<string> Draft(this TestWeb web, VotingMethod method = VotingMethod.Approval, BallotLimits? limits = null)
    {
        var id = $"round-{Guid.NewGuid():N}"[..30];
        var outcome = await web.Grains.GetGrain<IRoundGrain>(id).Create(new CreateRound(Setup(web.Clock.Now, method, limits), Officer));
        Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));
        return id;
    }

    /// <summary>An open round with its voter codes.</summary>
    public static async Task<(string Id, ImmutableArray<string> Codes)> OpenRound(
        this TestWeb web, int voters = 3, VotingMethod method = VotingMethod.Approval, BallotLimits? limits = null)
    {
        var id = await web.Draft(method, limits);
        var codes = await web.Staff.PostAsJsonAsync($"/api/v1/staff/rounds/{id}/codes", new { count = voters, label = "test" });
        var made = await codes.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(codes.IsSuccessStatusCode, made.ToString());
        var opened = await web.Staff.PostAsync($"/api/v1/staff/rounds/{id}/open", null);
        Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync());
        return (id, [.. made.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    private static RoundProject Project(string id, string name, long pence) =>
        new(id, name, "", new Money(pence), null, [], null, Delivery.Council, false, ImmutableSortedDictionary<string, string>.Empty);
}
