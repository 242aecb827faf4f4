using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>The verifier by itself: what it says of bundles that were published once, and of each that somebody has spoilt.</summary>
public sealed class KeptBundleTests
{
    private const string NotSigned = "SIGNATURES.txt is not signed with the key of this service.";

    public static TheoryData<string> Kept => [.. KeptBundles.Names];

    public static TheoryData<string> Bad => [.. BadBundles.All.Select(bad => bad.Name)];

    public static TheoryData<string> BadPaper => [.. BadBundles.OfPaper.Select(bad => bad.Name)];

    public static TheoryData<string> BadSetAside => [.. BadBundles.OfSetAside.Select(bad => bad.Name)];

    public static TheoryData<string> BadWorkbooks => [.. BadBundles.OfWorkbook.Select(bad => bad.Name)];

    [Theory, MemberData(nameof(Kept))]
    public void Verify_BundlePublishedOnce_IsToldOfInTheSameWords(string name)
    {
        // Act
        var told = KeptBundles.Tell(KeptBundles.Read(name));

        // Assert
        Assert.Equal(KeptBundles.Told(name), told);
        Assert.DoesNotContain("NOT", told, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bad))]
    public void V2_Verify_BundleSpoilt_SaysWhatIsWrong(string name) => AssertBad(BadBundles.All, name, "full");

    [Theory, MemberData(nameof(BadPaper))]
    public void V2_Verify_BundleOfPaperSpoilt_SaysWhatIsWrong(string name) => AssertBad(BadBundles.OfPaper, name, "paper");

    [Theory, MemberData(nameof(BadSetAside))]
    public void V2_Verify_BundleOfALaterResultSpoilt_SaysWhatIsWrong(string name) => AssertBad(BadBundles.OfSetAside, name, "set-aside");

    [Theory, MemberData(nameof(BadWorkbooks))]
    public void V2_Verify_WorkbookSpoilt_SaysWhatIsWrong(string name) => AssertBad(BadBundles.OfWorkbook, name, "workbook");

    [Fact]
    public void Verify_WithTheKeyThatWasKept_HoldsAndTellsItsFingerprint()
    {
        // Arrange
        Assert.True(NoteKey.TryRead(new BundleFiles(KeptBundles.Read("full")).Text("keys.txt"), out var key));

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(KeptBundles.Read("full")), trusted: key);

        // Assert
        Assert.True(verdict.Holds);
        Assert.Equal(key.Fingerprint, verdict.Fingerprint);
    }

    [Fact]
    public void Verify_WithAnotherKeyThanTheOneThatWasKept_DoesNotHold()
    {
        // Arrange
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(KeptBundles.Read("full")), trusted: new NoteKey(NoteKey.ServiceName, other.ExportSubjectPublicKeyInfo()));

        // Assert
        Assert.Equal([NotSigned], verdict.Findings.Where(finding => !finding.Holds).Select(finding => finding.Sentence));
    }

    [Fact]
    public void Verify_WhatIsNoZip_SaysSoAndNothingElse()
    {
        // Act
        var verdict = BundleCheck.Run(new MemoryStream("nothing"u8.ToArray()));

        // Assert
        Assert.Equal([new BundleFinding(false, "This is not a bundle: it is no zip file that can be read.")], verdict.Findings.ToArray());
        Assert.Null(verdict.Fingerprint);
    }

    [Theory]
    [InlineData("full", "The vote with this tracking code was counted.")]
    [InlineData("paper", "The vote with this tracking code was counted.")]
    [InlineData("ordinal", "The vote with this tracking code was counted.")]
    public void Verify_WithTheCodeOfABallotInIt_SaysItWasCounted(string name, string sentence)
    {
        // Arrange
        var bundle = KeptBundles.Read(name);
        var files = new BundleFiles(bundle);
        var ballots = CsvLines.Read(Encoding.UTF8.GetBytes(files.Text("ballots.csv")));

        // Act
        var said = ballots.Rows.ConvertAll(row => BundleCheck.Run(new MemoryStream(bundle), CodeOf(files.Round, name == "ordinal" ? "ordinal" : "approval", "-", ballots, row)).Code)[..3];

        // Assert
        Assert.All(said, word => Assert.Equal(sentence, word));
    }

    [Theory]
    [InlineData("full", "1234", "That is not a tracking code. Check the code: one of its characters is wrong or missing.")]
    [InlineData("full", "0000-0000-0000-0", "No counted vote has this tracking code: it was replaced by a later one, or it is of another round.")]
    [InlineData("set-aside", "0000-0000-0000-0", "No counted vote has this tracking code: it was replaced by a later one, declared void, or it is of another round.")]
    [InlineData("coarse", "0000-0000-0000-0", "This bundle shows seals but no single ballots, so a tracking code cannot be looked for in it; the service can still tell.")]
    [InlineData("totals", "0000-0000-0000-0", "This bundle shows seals but no single ballots, so a tracking code cannot be looked for in it; the service can still tell.")]
    public void Verify_WithACodeThatIsNotInIt_SaysWhatMayBe(string name, string code, string sentence) =>
        Assert.Equal(sentence, BundleCheck.Run(new MemoryStream(KeptBundles.Read(name)), code).Code);

    [Fact]
    public void Verify_WithTheCodeOfABallotOfAnArea_SaysItWasCounted()
    {
        // Arrange
        var files = new BundleFiles(KeptBundles.Read("full"));
        files.Row("ballots.csv", 1, row => row.Replace(",online,,", ",online,North,", StringComparison.Ordinal));
        var ballots = CsvLines.Read(Encoding.UTF8.GetBytes(files.Text("ballots.csv")));

        // Act
        var said = BundleCheck.Run(new MemoryStream(files.ToZip()), CodeOf(files.Round, "approval", "North", ballots, ballots.Rows[0])).Code;

        // Assert
        Assert.Equal("The vote with this tracking code was counted.", said);
    }

    [Fact]
    public void Verify_WithACodeAndNoBallots_SaysThatItCannotBeLookedFor()
    {
        // Arrange
        var files = new BundleFiles(KeptBundles.Read("full"));
        files.Remove("ballots.csv");

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(files.ToZip()), "0000-0000-0000-0");

        // Assert
        Assert.Equal([new BundleFinding(false, "ballots.csv is missing.")], verdict.Findings.ToArray());
        Assert.StartsWith("This bundle shows seals but no single ballots", verdict.Code, StringComparison.Ordinal);
        Assert.Null(verdict.Fingerprint);
    }

    [Fact]
    public void Verify_WithoutACode_SaysNothingOfOne() => Assert.Null(BundleCheck.Run(new MemoryStream(KeptBundles.Read("full"))).Code);

    [Fact]
    public void Verify_LeavesTheBundleOpen()
    {
        // Arrange
        using var bundle = new MemoryStream(KeptBundles.Read("full"));

        // Act
        BundleCheck.Run(bundle);

        // Assert
        Assert.True(bundle.CanRead);
    }

    private static string CodeOf(string round, string kind, string area, CsvLines ballots, string[] row) => TrackingCode.Of(Commitment.Of(
        $"participatoryhub/ballot/v1\nround={round}\nkind={kind}\nchannel={ballots.At(row, "channel")}\narea={area}\nchoices={ballots.At(row, "choices")}\nnonce={ballots.At(row, "nonce")}\n")).ToString();

    private static void AssertBad(IReadOnlyList<BadBundle> all, string name, string kept)
    {
        // Arrange
        var bad = all.Single(bad => bad.Name == name);

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(bad.Of(KeptBundles.Read(kept))));

        // Assert
        Assert.False(verdict.Holds);
        Assert.Contains(bad.Sentence, verdict.Findings.Where(finding => !finding.Holds).Select(finding => finding.Sentence));
        KeptBundles.AssertToldAsBefore($"{kept}, {name}", verdict);
    }
}
