using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Cli.Verify;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>What is published is the same bytes each time, holds, and does not hold once anything in it is another.</summary>
public sealed class BundleTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    public static TheoryData<string> Kept => [.. KeptBundles.Names];

    public static TheoryData<string> Bad => [.. BadBundles.All.Select(bad => bad.Name)];

    [Theory, ClassData(typeof(Databases))]
    public async Task V3_Bundle_BuiltTwice_IsTheSameBytes(DatabaseKind kind)
    {
        // Arrange
        var round = await Publish(kind, 120);

        // Act
        var again = await PublishedRound.BuildAsync(hubs[kind].Services, round.Id);

        // Assert
        Assert.Equal(Convert.ToHexString(SHA256.HashData(round.Bundle)), Convert.ToHexString(SHA256.HashData(again)));
    }

    [Fact]
    public async Task V3_Bundle_BuiltOnAnotherNode_IsTheSameBytes()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync();
        var round = await PublishedRound.MakeAsync(hub.Services, hub.Clock.Now, 120);
        await hub.RestartAsync();

        // Act
        var again = await PublishedRound.BuildAsync(hub.Services, round.Id);

        // Assert
        Assert.Equal(round.Bundle, again);
    }

    [Theory]
    [InlineData(VotingMethod.Approval, CountingRule.Greedy, 120, "A recount funds the same, purchase by purchase: 2 projects for £")]
    [InlineData(VotingMethod.Approval, CountingRule.EqualShares, 120, "A recount funds the same, purchase by purchase: ")]
    [InlineData(VotingMethod.Approval, CountingRule.EqualSharesScore, 120, "A recount funds the same, purchase by purchase: ")]
    [InlineData(VotingMethod.Approval, CountingRule.Phragmen, 120, "A recount funds the same, purchase by purchase: ")]
    [InlineData(VotingMethod.Knapsack, CountingRule.GreedyStop, 120, "A recount funds the same, purchase by purchase: ")]
    [InlineData(VotingMethod.Cumulative, CountingRule.Greedy, 120, "A recount funds the same, purchase by purchase: ")]
    [InlineData(VotingMethod.Ordinal, CountingRule.Greedy, 120, "A recount funds the same, purchase by purchase: ")]
    [InlineData(VotingMethod.Scoring, CountingRule.EqualShares, 120, "A recount funds the same, purchase by purchase: ")]
    [InlineData(VotingMethod.Approval, CountingRule.Greedy, 60, "Single ballots are not shown beside their leaves, since some groups of voters are small.")]
    [InlineData(VotingMethod.Approval, CountingRule.Greedy, 30, "There is no recount without the ballots, which are not shown since fewer than 50 people voted.")]
    public async Task Verify_GoodBundle_Holds(VotingMethod method, CountingRule rule, int voters, string sentence)
    {
        // Arrange
        var hub = hubs[DatabaseKind.Sqlite];
        var round = await PublishedRound.MakeAsync(hub.Services, hub.Clock.Now, voters, rule, method);

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(round.Bundle));

        // Assert
        Assert.Equal([], verdict.Findings.Where(finding => !finding.Holds).Select(finding => finding.Sentence));
        Assert.Contains(verdict.Findings, finding => finding.Sentence.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kept))]
    public async Task Verify_BundlePublishedToday_IsToldOfAsTheOneThatWasKept(string name)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync();
        var bundle = await PublishedKinds.Publish(hub, name);
        if (Environment.GetEnvironmentVariable("HUB_KEEP_BUNDLES") == "1")
        {
            KeptBundles.Keep(name, bundle);
        }

        // Act
        var told = KeptBundles.Tell(bundle);

        // Assert
        Assert.Equal(ThatAllSay(KeptBundles.Told(name)), ThatAllSay(told));

        // Bundles have more files now than the first that were kept.
        static IEnumerable<string> ThatAllSay(string told) =>
            told.Split('\n').Where(line => !line.StartsWith("ok Every file is", StringComparison.Ordinal) && !line.StartsWith("ok results.xlsx", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task V2_Verify_BadBundle_SaysWhatIsWrong(string name)
    {
        // Arrange
        var bad = BadBundles.All.Single(bad => bad.Name == name);
        var bundle = bad.Of((await Shared()).Bundle);

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(bundle));

        // Assert
        Assert.False(verdict.Holds);
        Assert.Contains(bad.Sentence, verdict.Findings.Where(finding => !finding.Holds).Select(finding => finding.Sentence));
    }

    [Theory]
    [InlineData("counted", "The vote with this tracking code was counted.")]
    [InlineData("replaced", "No counted vote has this tracking code")]
    [InlineData("mistyped", "That is not a tracking code.")]
    public async Task Verify_WithATrackingCode_SaysWhatBecameOfIt(string which, string sentence)
    {
        // Arrange
        var round = await Shared();
        var code = which switch { "counted" => round.Tracking[^1].ToLowerInvariant().Replace('-', ' '), "replaced" => round.Tracking[0], _ => "1234" };

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(round.Bundle), code);

        // Assert
        Assert.StartsWith(sentence, verdict.Code!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0, "Everything holds.")]
    [InlineData(true, 1, "This bundle does not hold.")]
    public async Task VerifyCommand_EndsWithItsVerdict(bool spoilt, int code, string sentence)
    {
        // Arrange
        var round = await Shared();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, spoilt ? BadBundles.All[0].Of(round.Bundle) : round.Bundle);
        var output = new StringWriter();

        // Act
        var exit = await VerifyCommand.Create().Parse([file]).InvokeAsync(new() { Output = output });

        // Assert
        File.Delete(file);
        Assert.Equal(code, exit);
        Assert.EndsWith(sentence + Environment.NewLine, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithAnotherKeyThanTheTrusted_DoesNotHold()
    {
        // Arrange
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var round = await Shared();

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(round.Bundle), trusted: new NoteKey(NoteKey.ServiceName, other.ExportSubjectPublicKeyInfo()));

        // Assert
        Assert.Contains("SIGNATURES.txt is not signed with the key of this service.", verdict.Findings.Where(finding => !finding.Holds).Select(finding => finding.Sentence));
    }

    [Fact]
    public async Task P2_SmallRound_ShowsNoBallotBesideItsLeaf()
    {
        // Arrange
        var hub = hubs[DatabaseKind.Sqlite];
        var round = await PublishedRound.MakeAsync(hub.Services, hub.Clock.Now, 12);

        // Act
        var files = new BundleFiles(round.Bundle);

        // Assert
        Assert.DoesNotContain("choices.csv", files.Names);
        Assert.StartsWith("seal,leaf\r\n", files.Text("ballots.csv"), StringComparison.Ordinal);
        Assert.EndsWith("VOTES\nvoter_id;vote\n", files.Text("ballots.pb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P3_Bundle_TellsOfNoHandleCodeOrTime()
    {
        // Arrange
        var round = await Shared();
        var journal = round.Services.GetRequiredService<IBallotJournal>();
        var whole = string.Concat(new BundleFiles(round.Bundle).Names.Select(new BundleFiles(round.Bundle).Text));

        // Act
        var told = new List<string>();
        await foreach (var ballot in journal.ReadBallots(round.Id, default))
        {
            told.Add(Convert.ToHexStringLower(ballot.Handle.Span));
        }

        // Assert
        Assert.Equal(120, told.Count);
        Assert.All(told, handle => Assert.DoesNotContain(handle, whole, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Sign_WithABallotUnderNoSeal_IsRefused()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync();
        var id = Box.NewRound();
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        await round.Create(new(RoundExamples.Setup() with { OpensAt = hub.Clock.Now, ClosesAt = hub.Clock.Now.AddDays(1) }, RoundExamples.Officer));
        var codes = (await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new(1, null, "letters", RoundExamples.Officer))).Codes;
        await round.OpenVoting(new(RoundExamples.Officer));
        await hub.Grains.GetGrain<IBallotBoxGrain>(id).Cast(new(Guid.NewGuid(), codes[0], [new("p01", 1)], null, BallotChannel.Online));
        await round.CloseVoting(new(RoundExamples.Officer));
        await round.Count(new(RoundExamples.Officer));
        await hub.Database.ExecuteAsync($"UPDATE ballot SET choices = 'p02=1' WHERE round = '{id}'");

        // Act
        var outcome = await round.Sign(RoundExamples.Officer, hub.Clock.Now);

        // Assert
        Assert.Equal((RoundPhase.Counted, "bundle-unsealed"), (outcome.Phase, outcome.Refusals[0].Code));
    }

    private static PublishedRound? shared;

    private async Task<PublishedRound> Shared() => shared ??= await Publish(DatabaseKind.Sqlite, 120);

    private Task<PublishedRound> Publish(DatabaseKind kind, int voters) => PublishedRound.MakeAsync(hubs[kind].Services, hubs[kind].Clock.Now, voters);
}
