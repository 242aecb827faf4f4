using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>Who may vote besides those with a code, and when voters are reminded; part of the rules that are frozen at the opening.</summary>
internal sealed class AccessModel(IGrainFactory grains) : StaffRoundPage
{
    private static readonly char[] Separators = [',', ';', '\n', '\r'];

    public bool Residents { get; private set; }

    public string Postcodes { get; private set; } = "";

    public string RemindHours { get; private set; } = "";

    /// <summary>What the form is filled in from.</summary>
    public string Seen => SeenMark.Of(Setup.Access);

    public void OnGet() => (Residents, Postcodes, RemindHours) = Saved;

    private (bool Residents, string Postcodes, string RemindHours) Saved =>
        (Setup.Access.Residents, string.Join(", ", Setup.Access.Postcodes), Setup.Access.RemindHours.ToString(CultureInfo.InvariantCulture));

    public async Task<IActionResult> OnPost(bool residents, string? postcodes, string? remindHours, string? seen)
    {
        (Residents, Postcodes, RemindHours) = (residents, postcodes ?? "", remindHours ?? "");
        if (seen is not null && seen != Seen)
        {
            var (may, from, hoursBefore) = Saved;
            return ChangedSince([new("Residents vote without a code", may ? "Yes" : "No"), new("Postcodes", from.Length > 0 ? from : "Anywhere"), new("Hours before the close", hoursBefore)]);
        }

        if (!int.TryParse(RemindHours.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hours))
        {
            return Again(new Refused("not-a-whole-number", "Enter a whole number of hours, such as 24.", "remindHours"));
        }

        var prefixes = Postcodes.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Tidy).Distinct(StringComparer.Ordinal);
        var access = new VoterAccess(residents, [.. prefixes], hours);
        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).ChangeSetup(new ChangeSetup(Setup with { Access = access }, Member) { From = Staff.SetupVersion });
        return outcome.Done
            ? Went(StaffRoundLinks.Home(Round.Id), "Who may vote is saved.")
            : Again(outcome.Refusals.Select(refusal => refusal with { Field = refusal.Field?.Split('.')[^1] }));
    }

    private static string Tidy(string typed) =>
        string.Join(' ', typed.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
