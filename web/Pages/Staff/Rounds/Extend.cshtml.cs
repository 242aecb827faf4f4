using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class ExtendModel(IGrainFactory grains) : StaffRoundPage
{
    public LocalInstant Closes { get; private set; } = null!;

    public string? Reason { get; private set; }

    public void OnGet() => Closes = LocalInstant.Of(Setup.ClosesAt, Setup.TimeZone);

    public async Task<IActionResult> OnPost(string? closesDay, string? closesTime, string? reason)
    {
        Closes = new LocalInstant(closesDay, closesTime);
        Reason = reason?.Trim();
        var wrong = new List<Refused>();
        var instant = Closes.Read(Setup.TimeZone, "closes", wrong);
        if (string.IsNullOrEmpty(Reason))
        {
            wrong.Add(new Refused("reason-missing", "Say why. The reason is sealed with the new close.", "reason"));
        }

        if (wrong.Count > 0)
        {
            return Again(wrong);
        }

        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).ExtendVoting(new ExtendVoting(instant!.Value, Reason!, Member));
        return outcome.Done
            ? Went(StaffRoundLinks.Home(Round.Id), "The close has been put later.")
            : Again(outcome.Refusals.Select(refusal => refusal with { Field = refusal.Field == "reason" ? "reason" : "closesDay" }));
    }
}
