using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Microsoft.AspNetCore.DataProtection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>
/// Keeps newly issued voter codes for printing: sealed by Data Protection, outside the database, until they are destroyed or
/// <see cref="Kept"/> is over. The register itself has only their keyed hashes, so what is destroyed here is gone.
/// </summary>
internal sealed class CodeSheets(HubOptions hub, IDataProtectionProvider protection, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>How long codes are kept when nobody destroys them earlier.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(72);

    private readonly IDataProtector protector = protection.CreateProtector("ParticipatoryHub.CodeSheets.v1");

    /// <summary>Issues codes and seals them; refusals as the register gives them, else the batch.</summary>
    public async Task<(IReadOnlyList<Refused> Refusals, string? Batch)> Issue(RoundKey round, IssueCodes command)
    {
        var outcome = await grains.GetGrain<IRegisterGrain>(round.Slug).Issue(command);
        return outcome.Refusals.IsEmpty
            ? ([], await Create(round, command.Label, command.Area, outcome.Codes, CancellationToken.None))
            : (outcome.Refusals, null);
    }

    /// <summary>Seals codes; the file is whole or not there.</summary>
    public async Task<string> Create(RoundKey round, string label, string? area, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        var sheet = new CodeSheet(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), label, area, clock.GetUtcNow(), codes);
        var bytes = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(sheet, ApiJson.Default.CodeSheet));
        await PrivateFile.Write(PathOf(round, sheet.Batch)!, bytes, cancel);
        return sheet.Batch;
    }

    /// <summary>The batches of a round that can still be printed, newest first.</summary>
    public async Task<IReadOnlyList<CodeSheetLine>> List(RoundKey round, CancellationToken cancel)
    {
        var lines = new List<CodeSheetLine>();
        foreach (var file in Directory.Exists(FolderOf(round)) ? Directory.GetFiles(FolderOf(round), "*.sealed") : [])
        {
            if (await Open(round, Path.GetFileNameWithoutExtension(file), cancel) is { } sheet)
            {
                lines.Add(new CodeSheetLine(sheet.Batch, sheet.Label, sheet.Area, sheet.Issued, sheet.Codes.Count, sheet.Issued + Kept));
            }
        }

        return [.. lines.OrderByDescending(line => line.Batch, StringComparer.Ordinal)];
    }

    /// <summary>The codes as CSV with a heading; false when the batch is gone.</summary>
    public async Task<bool> StreamCsv(RoundKey round, string batch, Stream target, CancellationToken cancel)
    {
        if (await Open(round, batch, cancel) is not { } sheet)
        {
            return false;
        }

        await using var text = new StreamWriter(target, leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        csv.WriteField("code");
        csv.WriteField("area");
        await csv.NextRecordAsync();
        foreach (var code in sheet.Codes)
        {
            csv.WriteField(code);
            csv.WriteField(sheet.Area);
            await csv.NextRecordAsync();
        }

        return true;
    }

    /// <summary>The batch with its codes, for <see cref="LetterPrinter"/>; null when it is gone.</summary>
    public async Task<CodeSheet?> Open(RoundKey round, string batch, CancellationToken cancel)
    {
        var file = PathOf(round, batch);
        if (file is null || !File.Exists(file) || IsOld(file))
        {
            return null;
        }

        return JsonSerializer.Deserialize(protector.Unprotect(await File.ReadAllBytesAsync(file, cancel)), ApiJson.Default.CodeSheet);
    }

    /// <summary>Removes the codes for good; harmless when repeated.</summary>
    public void Destroy(RoundKey round, string batch)
    {
        if (PathOf(round, batch) is { } file && File.Exists(file))
        {
            File.Delete(file);
        }
    }

    /// <summary>Removes whatever has been kept long enough; how many.</summary>
    public int DestroyOld()
    {
        var root = Path.Combine(hub.Data, "codes");
        var old = !Directory.Exists(root) ? [] : Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(IsOld).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    // A batch's name is a GUID of version 7, which begins with the millisecond of its issue.
    private bool IsOld(string file) =>
        !long.TryParse(Path.GetFileName(file).AsSpan()[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var issued)
        || DateTimeOffset.FromUnixTimeMilliseconds(issued) + Kept < clock.GetUtcNow();

    private string FolderOf(RoundKey round) => Path.Combine(hub.Data, "codes", round.Slug);

    private string? PathOf(RoundKey round, string batch) =>
        batch.Length == 32 && batch.All(char.IsAsciiHexDigit) ? Path.Combine(FolderOf(round), batch + ".sealed") : null;
}
