using Microsoft.Extensions.DependencyInjection;
using Orleans;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Demo;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

public sealed class DemoWorkshopsTests
{
    [Fact]
    public async Task Seed_Twice_MakesOneThatGathersAndOneThatIsPublished()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync();
        var demo = ActivatorUtilities.CreateInstance<DemoWorkshops>(hub.Services, ActivatorUtilities.CreateInstance<DemoIdeasStart>(hub.Services));

        // Act
        await demo.Seed(default);
        await demo.Seed(default);

        // Assert
        var square = (await hub.Grains.GetGrain<IWorkshopGrain>(DemoWorkshops.Square).GetView(Hall.Facilitator))!;
        var winter = (await hub.Grains.GetGrain<IWorkshopGrain>(DemoWorkshops.Winter).GetView(new WorkshopPerson()))!;
        Assert.Equal((WorkshopPhase.Open, WorkshopStage.Gather, 8, 0), (square.Room.Phase, square.Room.Kind, square.Room.Unrevealed, square.Notes.Length));
        Assert.Equal((WorkshopPhase.Published, 8, 3), (winter.Room.Phase, winter.Notes.Length, winter.Groups.Length));
        Assert.All(winter.Groups, group => Assert.True(group is { Dots: > 0, Outcome: not null, Summary: not null }));
        Assert.Equal(2, (await hub.Grains.GetGrain<IWorkshopIndexGrain>("all").List()).Length);
    }
}
