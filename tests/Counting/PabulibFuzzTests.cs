using System.Text;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Tests.Counting;

public sealed class PabulibFuzzTests
{
    private const int Mutations = 6000;

    private static readonly string[] Pieces =
        [";", "\"", "\n", "\r\n", ",", "-1", "1e9", "999999999999999", "99999999999999999999", "0.0000001", "META\n", "PROJECTS\n", "VOTES\n", "\0", "é", "\uD83D\uDE00", " ", "", "\n\n", "points", "votes;votes"];

    [Fact]
    public void Import_AnyMutationOfAFile_GivesElectionOrError()
    {
        // Arrange
        var random = new Random(20261122);
        var originals = ElectionsFolder.Files(withReal: false).Where(file => new FileInfo(file).Length < 1000).Select(File.ReadAllBytes).Append(Encoding.UTF8.GetBytes(PabulibBytes.Sample())).ToArray();

        for (var mutation = 0; mutation < Mutations; mutation++)
        {
            var bytes = Mutate(random, originals[random.Next(originals.Length)]);

            // Act
            var reading = PabulibReader.Read(bytes);
            var import = reading.File is null ? new PabulibImport(null, [], reading.Error) : PabulibElection.From(reading.File, new PabulibReadOptions(random.Next(2) == 0));

            // Assert
            Assert.True(import.Election is null != import.Error is null);
            if (import.Error is { } error)
            {
                Assert.True(error is { Line: > 0, Column: > 0, Message.Length: > 0 });
            }
            else
            {
                var rule = CountingRuleNames.All[random.Next(CountingRuleNames.All.Count)];
                Count.Run(import.Election!.Election, import.Election.Options(rule));
                ElectionsFolder.Import(PabulibBytes.Of(PabulibExport.From(import.Election)));
            }
        }
    }

    private static byte[] Mutate(Random random, byte[] original)
    {
        var bytes = original.ToList();
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(0, Math.Min(bytes.Count, random.Next(1, 60))));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
