using System.IO.Compression;
using System.Security.Cryptography;
using ParticipatoryHub.Cli.Verify;
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

    private static void AssertBad(IReadOnlyList<BadBundle> all, string name, string kept)
    {
        // Arrange
        var bad = all.Single(bad => bad.Name == name);

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(bad.Of(KeptBundles.Read(kept))));

        // Assert
        Assert.False(verdict.Holds);
        Assert.Contains(bad.Sentence, verdict.Findings.Where(finding => !finding.Holds).Select(finding => finding.Sentence));
    }
}
