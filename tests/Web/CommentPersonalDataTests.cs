using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class CommentPersonalDataTests(WebFixture fixture)
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Leaving_TakesWhatOneSaidAlongAndLeavesItWithoutTheName(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var (round, _) = await web.OpenRound();
        var resident = await web.Resident($"Leaving {kind}");
        var thread = web.Grains.GetGrain<ICommentsGrain>($"{round}/project/bench");
        var said = await thread.Post(new(Guid.NewGuid(), CommentAuthor.Of(resident), "I was here."));
        var comments = web.Services.GetServices<IPersonalData>().Single(data => data.Part == "comments");

        // Act
        var file = (await comments.Collect(resident, default))!.AsArray();
        await comments.Forget(resident, default);
        await comments.Forget(resident, default);

        // Assert
        var mine = Assert.Single(file)!;
        Assert.Equal(("I was here.", "project bench", round), (mine["text"]!.GetValue<string>(), mine["about"]!.GetValue<string>(), mine["round"]!.GetValue<string>()));
        Assert.Empty((await comments.Collect(resident, default))!.AsArray());
        var left = await thread.GetComment(said.Number, CommentAuthor.Of(resident));
        Assert.Equal(("I was here.", false), (left!.Text, left.IsMine));
    }
}
