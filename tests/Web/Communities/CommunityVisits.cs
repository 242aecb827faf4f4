using System.Text.Json;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Focus;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Demo;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Communities;

/// <summary>How tests come to communities.</summary>
internal static class CommunityVisits
{
    /// <summary>Waits for the demo's communities, which are made after the start.</summary>
    public static Task WithCommunities(this TestWeb web) => Eventually.DoesAsync(
        async () => await web.Grains.GetGrain<ICommunityGrain>(DemoCommunities.Last).GetView() is not null, "the demo's communities");

    /// <summary>Every text that somebody of the demonstration wrote of communities, rounds and workshops, line by line.</summary>
    public static async Task<IEnumerable<string>> WrittenInCommunities(this TestWeb web)
    {
        var written = new List<string>();
        foreach (var line in await web.Grains.GetGrain<ICommunityIndexGrain>("all").List())
        {
            written.AddRange([line.Name, (await web.Grains.GetGrain<ICommunityGrain>(line.Id).GetView())!.Profile.About]);
        }

        foreach (var set in EntryFieldSet.All)
        {
            var entries = (await web.Grains.GetGrain<IEntriesGrain>($"{DemoCommunities.Brook}/{set.Name}").List(new(new(null, SampleRound.Officer), Take: 500))).Entries;
            written.AddRange(entries.SelectMany(entry => entry.Text.Fields.Where(field => set.Field(field.Key)!.Choices.IsEmpty).Select(field => field.Value).Concat([entry.Text.Title, entry.Photo?.Alt ?? "", .. entry.Text.What.Split('\n')])));
        }

        foreach (var number in new[] { 1, 2 })
        {
            var plan = (await web.Grains.GetGrain<IPlanGrain>(PlanKey.Of(DemoCommunities.Brook, number)).GetView(EntryReader.Anyone))!.Plan;
            written.AddRange(Texts(JsonSerializer.SerializeToElement(plan, HubJson.Options)));
        }

        written.AddRange((await web.Grains.GetGrain<IFocusGrain>("all").Indicators()).SelectMany(indicator => new[] { indicator.Name, indicator.Unit, indicator.Source }));
        var story = (await web.Grains.GetGrain<ICommunityGrain>(DemoCommunities.Brook).GetView())!.Story;
        written.AddRange(story.Select(step => step.Reasons).OfType<string>());
        written.AddRange((await web.Grains.GetGrain<IRoundIndexGrain>("all").List()).SelectMany(round => new[] { round.Name, round.Community }));
        written.AddRange((await web.Grains.GetGrain<IWorkshopIndexGrain>("all").List()).Select(workshop => workshop.Title));
        return written;
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!.Split('\n'),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(part => Texts(part.Value)),
        _ => [],
    };
}
