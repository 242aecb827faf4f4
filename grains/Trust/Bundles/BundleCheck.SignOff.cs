using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>What two officers signed.</summary>
public sealed partial class BundleCheck
{
    // Signatures before the last count, or before they were cleared, are of something else.
    private void CheckOfficers()
    {
        var published = Body(Last("PUBLISH"));
        var isSigned = published.TryGetProperty("sheet", out var sheet);
        if (!isSigned && !files.ContainsKey(BundleNames.SignOff) && !chain.Exists(line => line.Kind == "SIGN1"))
        {
            Pass("This was published by an earlier version of the service, without the signatures of two officers.");
            return;
        }

        if (!files.TryGetValue(BundleNames.SignOff, out var text) || !isSigned || sheet.GetString() != Hash(text))
        {
            Fail("sign-off.txt is not what the officers signed.");
            return;
        }

        var since = chain.FindLastIndex(line => line.Kind is "COUNT" or "UNSIGN" or SetAsideKind);
        var signatures = chain.Skip(since + 1).Where(line => line.Kind is "SIGN1" or "SIGN2").ToArray();
        if (!signatures.Select(line => line.Kind).SequenceEqual(["SIGN1", "SIGN2"]) || signatures.Any(line => Body(line).GetProperty("sheet").GetString() != sheet.GetString()))
        {
            Fail("The record does not have the signatures of two officers after the last count.");
            return;
        }

        var count = Last("COUNT");
        var result = CsvLines.Read(files[BundleNames.Result]);
        var (budget, allocated) = (Config().GetProperty("budget").GetInt64(), result.Rows.Sum(row => Pence(result.At(row, "award"))));
        string[] told =
        [
            $"manifest={Hash(files[BundleNames.Manifest])}",
            $"count={count.Sequence} {count.Hash}",
            $"rules={Hash(files[BundleNames.Config])}",
            $"cast={Written(counted.Count + replaced.Count + voided.Count - FromPaper)}",
            $"replaced={Written(replaced.Count)}",
            $"void={Written(voided.Count)}",
            $"counted={Written(counted.Count)}",
            $"budget={Written(budget)}",
            $"allocated={Written(allocated)}",
            $"unspent={Written(budget - allocated)}",
            .. chain.Exists(line => line.Kind is PaperChain.BatchKind or PaperChain.MarksKind) ? [$"paper-handed-out={Written(marks.Count)}", $"paper-in-box={Written(FromPaper)}"] : Array.Empty<string>(),
        ];
        var lines = Text(BundleNames.SignOff).Split('\n');
        _ = told.FirstOrDefault(line => !lines.Contains(line)) is { } other
            ? Fail($"sign-off.txt tells of another {other[..other.IndexOf('=', StringComparison.Ordinal)]} than the other files.")
            : Pass("Two officers signed these figures, to the penny, before they were published.");
    }
}
