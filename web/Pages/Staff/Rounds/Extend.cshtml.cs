using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class ExtendModel(IGrainFactory grains, IdentityProof proof) : ProvenRoundPage(proof)
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

        return wrong.Count > 0
            ? Again(wrong)
            : await Send(
                StaffRoundLinks.Home(Round.Id),
                "You have asked for a later close. Voting goes on longer once somebody else agrees.",
                proven => grains.GetGrain<IRoundGrain>(Round.Id).ExtendVoting(new ExtendVoting(instant!.Value, Reason!, Member, proven)),
                refusal => refusal with { Field = refusal.Field switch { "reason" => "reason", "closesAt" => "closesDay", _ => null } });
    }
}
