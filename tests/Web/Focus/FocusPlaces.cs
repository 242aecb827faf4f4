using System.Runtime.CompilerServices;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Focus;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Web.Focus;

/// <summary>The demo's places and figures, for tests.</summary>
internal static class FocusPlaces
{
    private static readonly string[] Names = ["Chorley Inner East", "Clayton Brook", "Chorley South West", "Coppull", "Adlington", "Astley"];

    public static string File([CallerFilePath] string here = "") =>
        System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "web", "Demo", "Focus", "figures.csv"));

    /// <summary>Sets up what is missing of them.</summary>
    public static async Task SetUpPlaces(this TestWeb web)
    {
        var known = await web.Grains.GetGrain<ICommunityIndexGrain>("all").List();
        foreach (var name in Names.Where(name => known.All(line => line.Name != name)))
        {
            var id = name.ToLowerInvariant().Replace(' ', '-');
            Assert.Empty((await web.Grains.GetGrain<ICommunityGrain>(id).Save(new(new CommunityProfile(name, CommunityKind.Place, null, [], "A place."), RoundExamples.Officer))).Refusals);
        }

        var focus = web.Grains.GetGrain<IFocusGrain>("all");
        if ((await focus.Figures(["clayton-brook"])).IsEmpty)
        {
            Assert.Empty((await focus.Import(new(Guid.NewGuid(), File(), RoundExamples.Officer))).Refusals);
        }

        foreach (var indicator in (await focus.Indicators()).Where(indicator => indicator.Weight == 0).Take(12))
        {
            Assert.Empty((await focus.Change(new(Guid.NewGuid(), indicator with { Weight = 5 }, RoundExamples.Officer))).Refusals);
        }
    }
}
