using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>Paper: what was handed out, what came back, and what an audit drew.</summary>
public sealed partial class BundleCheck
{
    // A batch of paper is numbered after every seal, so that one number says where a leaf lies.
    private const int OnPaper = 1_000_000_000;

    private IEnumerable<(int Seal, string Leaf)> All => counted.Concat(replaced).Concat(voided).Concat(marks);

    private long FromPaper => All.Count(line => !IsSealed(line));

    private static bool IsSealed((int Seal, string Leaf) line) => line.Seal < OnPaper;

    private static int Whole(string number) => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);

    // The last word on each batch: a correction tells of it again.
    private SortedDictionary<int, JsonElement> Batches(long before)
    {
        var batches = new SortedDictionary<int, JsonElement>();
        foreach (var line in chain.Where(line => line.Kind == PaperChain.BatchKind && line.Sequence < before))
        {
            batches[Body(line).GetProperty("number").GetInt32()] = Body(line);
        }

        return batches;
    }

    private void CheckPaper()
    {
        var batches = Batches(long.MaxValue);
        if (batches.Count == 0 && marks.Count == 0 && FromPaper == 0)
        {
            return;
        }

        var byBatch = All.Where(line => !IsSealed(line)).ToLookup(line => line.Seal - OnPaper, line => line.Leaf);
        foreach (var (number, batch) in batches)
        {
            var leaves = Bytes(byBatch[number].Order(StringComparer.Ordinal));
            if (!LeafOrder.IsSorted(leaves) || Of(batch, "count") * MerkleTree.HashLength != leaves.Length || batch.GetProperty("root").GetString() != Convert.ToHexStringLower(MerkleTree.Of(leaves).Root()))
            {
                Fail($"The ballots of paper batch {number} are not those in the record.");
                return;
            }

            if (Of(batch, "printed") != Of(batch, "returned") + Of(batch, "spoilt") + Of(batch, "unused") + Of(batch, "missing")
                || Of(batch, "returned") != Of(batch, "count") + Of(batch, "blank") + Of(batch, "overVoted") + Of(batch, "unclear"))
            {
                Fail($"Paper batch {number} does not add up.");
                return;
            }
        }

        if (byBatch.Any(batch => !batches.ContainsKey(batch.Key)))
        {
            Fail("There are ballots here from paper that the record does not know.");
            return;
        }

        var issued = chain.Find(line => line.Kind == PaperChain.MarksKind);
        if (issued is null ? marks.Count > 0 : Body(issued).GetProperty("root").GetString() != Convert.ToHexStringLower(MerkleTree.Of(Bytes(marks.Select(line => line.Leaf).Order(StringComparer.Ordinal))).Root()))
        {
            Fail("The list of papers handed out is not the one in the record.");
            return;
        }

        var accounted = batches.Values.Sum(batch => Of(batch, "returned") + Of(batch, "missing") - Of(batch, "unmarked") + Of(batch, "notTaken"));
        _ = accounted > marks.Count
            ? Fail($"{accounted} papers are accounted for, but only {marks.Count} were handed out while voting was open.")
            : Pass(string.Create(CultureInfo.InvariantCulture, $"Papers handed out while voting was open: {marks.Count:N0}; come back: {batches.Values.Sum(batch => Of(batch, "returned")):N0}; ballots from them: {FromPaper:N0}."));
    }

    private void CheckSamples()
    {
        var (drawn, differences) = (0L, 0L);
        foreach (var line in chain.Where(line => line.Kind == PaperChain.SampleKind))
        {
            var said = Body(line);
            var sample = PaperSample.Draw(said.GetProperty("seed").GetString()!, [.. Batches(line.Sequence).Select(batch => (batch.Key, (int)Of(batch.Value, "returned")))], (int)Of(said, "size"));
            if (said.GetProperty("papers").GetString() != sample.Papers || said.GetProperty("sample").GetString() != PaperSample.Write(sample.Drawn))
            {
                Fail($"Audit {Of(said, "number")} looked at other papers than its seed draws.");
                return;
            }

            if (chain.Find(audit => audit.Kind == PaperChain.AuditKind && Of(Body(audit), "number") == Of(said, "number")) is { } audit)
            {
                drawn += Of(Body(audit), "checked");
                differences += Of(Body(audit), "differences");
            }
        }

        if (drawn > 0)
        {
            Pass($"Papers that a public seed draws, looked at again: {drawn}; not as they had been entered: {differences}.");
        }
    }

    private static long Of(JsonElement body, string name) => body.GetProperty(name).GetInt64();
}
