namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>A batch of voter codes as issued, kept sealed until its letters are printed.</summary>
/// <param name="Batch">Names the batch in addresses; made by <see cref="CodeSheets"/>.</param>
/// <param name="Label">What staff call the batch.</param>
/// <param name="Area">The area bucket of its voters, or null.</param>
/// <param name="Issued">When.</param>
/// <param name="Codes">As printed: three groups of four and a check character.</param>
internal sealed record CodeSheet(string Batch, string Label, string? Area, DateTimeOffset Issued, IReadOnlyList<string> Codes)
{
    /// <summary>Not the codes.</summary>
    public override string ToString() => "(code sheet)";
}

/// <summary>A sealed batch without its codes.</summary>
/// <param name="Until">When it is destroyed by itself.</param>
internal sealed record CodeSheetLine(string Batch, string Label, string? Area, DateTimeOffset Issued, int Count, DateTimeOffset Until);

/// <summary>What a letter says besides its code.</summary>
/// <param name="Council">Whose vote it is.</param>
/// <param name="Round">What residents call the round.</param>
/// <param name="Closes">When voting ends, in words.</param>
/// <param name="Address">Where to vote. The code is added as its fragment, which browsers never send.</param>
internal sealed record LetterText(string Council, string Round, string Closes, Uri Address)
{
    /// <summary>The address in the QR code.</summary>
    public string AddressOf(string code) => $"{Address.GetLeftPart(UriPartial.Query)}#{code}";
}
