using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Web.Rounds.Imports;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class ImportJobTests(WebFixture fixture)
{
    private const string Pabulib =
        "META\nkey;value\ndescription;Village money\ncountry;United Kingdom\nunit;Clayton Brook\ninstance;2027\nnum_projects;1\nnum_votes;1\nbudget;1000\n"
        + "vote_type;approval\nrule;greedy\ndate_begin;01.03.2027\ndate_end;31.03.2027\nPROJECTS\nproject_id;cost;name\n1;600;Bench\nVOTES\nvoter_id;vote\nv1;1\n";

    [Fact]
    public async Task Job_OfAGoodFile_EndsWithARoundAndLeavesNoFile()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var jobs = web.Services.GetRequiredService<ImportJobs>();

        // Act
        var job = (await jobs.Start(File(Pabulib), new ImportOptions(Id: $"job-{Guid.NewGuid():N}"[..20]), SampleRound.Officer, default))!;
        await job.Completion;

        // Assert
        Assert.Equal(("done", 100), (job.State.Phase, job.State.Percent));
        Assert.StartsWith("job-", job.State.RoundId, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(job.File));
        Assert.Same(job, jobs.Find(job.Id, SampleRound.Officer.Id));
        Assert.Null(jobs.Find(job.Id, "somebody else"));
        Assert.Null(jobs.Find(job.Id, null));
    }

    [Fact]
    public async Task Job_OfABrokenFile_SaysWhereAndLeavesNoFile()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var jobs = web.Services.GetRequiredService<ImportJobs>();

        // Act
        var job = (await jobs.Start(File(Pabulib.Replace("600", "six", StringComparison.Ordinal)), new ImportOptions(Id: "broken-job"), SampleRound.Officer, default))!;
        await job.Completion;

        // Assert
        Assert.Equal("refused", job.State.Phase);
        Assert.Equal(16, Assert.Single(job.State.Problems).Line);
        Assert.False(System.IO.File.Exists(job.File));
    }

    private static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));
}
