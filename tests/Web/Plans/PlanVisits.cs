using ParticipatoryHub.Plans;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Plans;

/// <summary>How tests come to the demo's plans.</summary>
internal static class PlanVisits
{
    /// <summary>Waits for the demo's plans, which are made after the start.</summary>
    public static Task WithPlans(this TestWeb web) => Eventually.DoesAsync(
        async () => (await web.Grains.GetGrain<IPlanGrain>(PlanKey.Of(DemoCommunities.Brook, 2)).GetView(ParticipatoryHub.Communities.EntryReader.Anyone)) is { Agreements.Length: 3 }, "the demo's plans");
}
