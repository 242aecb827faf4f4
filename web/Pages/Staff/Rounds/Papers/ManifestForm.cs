using System.Globalization;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>How a batch was counted in, as it is typed: what is no number stays in its field and is refused beside it.</summary>
internal sealed record ManifestForm
{
    public string? Bag { get; init; }

    public string? Returned { get; init; }

    public string? Spoilt { get; init; }

    public string? Unused { get; init; }

    public string? Missing { get; init; }

    public string? Unmarked { get; init; }

    public string? NotTaken { get; init; }

    public string? Note { get; init; }

    /// <summary>The form of what is stored.</summary>
    public static ManifestForm Of(PaperManifest? manifest) => manifest is null ? new() { Missing = "0", Unmarked = "0", NotTaken = "0" } : new()
    {
        Bag = manifest.Bag,
        Returned = Text(manifest.Returned),
        Spoilt = Text(manifest.Spoilt),
        Unused = Text(manifest.Unused),
        Missing = Text(manifest.Missing),
        Unmarked = Text(manifest.Unmarked),
        NotTaken = Text(manifest.NotTaken),
        Note = manifest.Note,
    };

    /// <summary>What was typed; -1 where it is no number.</summary>
    public PaperManifest Read() =>
        new(Bag?.Trim() ?? "", Number(Returned), Number(Spoilt), Number(Unused), Number(Missing), Number(Unmarked), Number(NotTaken), Note?.Trim() ?? "");

    private static int Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
