using ParticipatoryHub.Communities;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Communities;

/// <summary>How tests come to communities.</summary>
internal static class CommunityVisits
{
    /// <summary>Waits for the demo's communities, which are made after the start.</summary>
    public static Task WithCommunities(this TestWeb web) => Eventually.DoesAsync(
        async () => await web.Grains.GetGrain<ICommunityGrain>(DemoCommunities.Last).GetView() is not null, "the demo's communities");
}
