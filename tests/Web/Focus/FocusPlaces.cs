using ParticipatoryHub.Focus;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Focus;

/// <summary>How tests come to the demo's figures.</summary>
internal static class FocusPlaces
{
    /// <summary>Waits for the demo's figures, which are made after the start.</summary>
    public static Task WithFigures(this TestWeb web) => Eventually.DoesAsync(
        async () => (await web.Grains.GetGrain<IFocusGrain>("all").Indicators()).Any(indicator => indicator is { Id: DemoFocus.Last, Weight: > 0 }), "the demo's figures");
}
