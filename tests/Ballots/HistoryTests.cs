using FsCheck;
using FsCheck.Fluent;
using ParticipatoryHub.Silo.Storage;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Random histories of a round.</summary>
public sealed class HistoryTests(BothHubs hubs, ITestOutputHelper output) : IClassFixture<BothHubs>
{
    [Theory, InlineData(DatabaseKind.Sqlite, 60), InlineData(DatabaseKind.Postgres, 60)]
    public async Task C9_History_Random_CountsEachRightsLastAcceptedVote(DatabaseKind database, int runs)
    {
        // Arrange: each step is a voter (8 of them are registered, 2 are not), a project, and whether the step before is sent again.
        var step = ArbMap.Default.GeneratorFor<(byte Voter, byte Project, bool Repeat)>();
        var histories = Gen.ArrayOf(step).Sample(runs, 30).ToArray();

        foreach (var history in histories)
        {
            // Act
            var box = await Box.OpenAsync(hubs[database], voters: 8);
            var last = new Dictionary<int, string>();
            var accepted = new HashSet<Guid>();
            var (castId, voter, project) = (Guid.NewGuid(), 0, "p01");
            foreach (var next in history)
            {
                if (!next.Repeat)
                {
                    (castId, voter, project) = (Guid.NewGuid(), next.Voter % 8, $"p{(next.Project % 14) + 1:00}");
                }

                var outcome = await box.Cast(castId, voter, project);
                if (outcome.Receipt is not null && accepted.Add(castId))
                {
                    last[voter] = $"{project}=1";
                }
            }

            // Assert
            output.WriteLine(string.Join(' ', history));
            var log = await box.CastLogAsync();
            var counted = await box.BallotsAsync();
            Assert.Equal(last.Values.Order(), counted.Values.Order());
            Assert.Equal(accepted, log.Select(c => c.CastId).ToHashSet());
            Assert.Equal(log.Count, counted.Count + log.Count(c => c.IsReplaced));
            await box.AssertLedgerHolds();
        }
    }
}
