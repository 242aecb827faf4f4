using System.Globalization;
using Microsoft.Playwright;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Web.Pages.Walk;

/// <summary>From the close to what became of the money.</summary>
internal sealed partial class WholeRound
{
    /// <summary>The officer closes, counts, checks and publishes.</summary>
    public async Task CloseAndCount()
    {
        await NextDay("2027-05-02");
        await officer.Visit($"{Staff}/move/close", "staff-move-close", "Voting ends now and for good.");
        await officer.Press("Close voting");
        await officer.Sees("Voting is closed.");
        await officer.Looks("staff-round-closed");
        await ben.Visit(Public, "round-closed", "Voting has closed.");
        await officer.Go($"{Staff}/move/count");
        await officer.Press("Count the votes");
        await officer.Sees("The votes are counted. Check the result; two people sign it before it is published.");
        await Eventually.DoesAsync(async () => await web.Grains.GetGrain<IRoundGrain>(round).GetResult() is { IsComplete: true }, "the figures after the count");
        await officer.Visit($"{Staff}/result", "staff-result", "Only staff can see this.");
        await ben.Go($"{Public}/results");
        await ben.Sees("There is no result yet");
        await officer.Visit($"{Staff}/ledger", "staff-ledger", "ledger");
        await Sign(officer, "officer", "staff-sign", "staff-prove");
        await officer.Sees("A second person must sign");
        await officer.Looks("staff-round-signed-once");
        var finance = await Somebody(1280);
        await finance.SignInAsStaff("finance");
        await Sign(finance, "finance", "staff-sign-second", "");
        await finance.Sees("The result has two signatures");
        await officer.Go($"{Staff}/move/publish");
        await officer.Press("Publish the result");
        await officer.Sees("The result is public.");
        await officer.Looks("staff-round-published");
        Assert.Equal(RoundPhase.Published, (await View()).Phase);
    }

    /// <summary>Signs, after proving again who one is.</summary>
    private async Task Sign(Walker who, string role, string sign, string prove)
    {
        await who.Visit($"{Staff}/sign", sign, "From the register to the last penny");
        await who.Go($"/staff/prove-who-you-are?returnUrl={Uri.EscapeDataString($"{Staff}/sign")}");
        if (prove.Length > 0)
        {
            await who.Looks(prove);
        }

        await who.Fill("password", People.PasswordOf(role));
        await who.Press("Continue");
        await who.Press("Sign the result");
    }

    /// <summary>Residents read who won and why, and look for their own votes.</summary>
    public async Task ReadTheResult()
    {
        var result = (await web.Grains.GetGrain<IRoundGrain>(round).GetResult())!;
        Assert.Contains("idea-2", result.Selected);
        await ben.Visit(Public, "round-published", "See the result");
        await ben.Follow("See the result");
        await ben.Sees("Funded: its ");
        await ben.Sees("This is for information only.");
        await ben.Sees("How people voted");
        await ben.Sees("Benches along the brook");
        await ben.Looks("result");
        await ben.Visit($"{Public}/results/count", "result-count", "Benches along the brook");
        await ben.Visit($"{Public}/results/rules", "result-rules", "This is for information only.");
        foreach (var (code, sentence, name) in new[] { (kept, "was counted", "track-counted"), (replaced, "replaced", ""), ("nonsense", "There is a problem", "track-error") })
        {
            await ben.Go($"{Public}/track");
            await ben.Fill("code", code);
            await ben.Press("Check");
            await ben.Sees(sentence);
            if (name.Length > 0)
            {
                await ben.Looks(name);
            }
        }

        await ben.Go($"{Public}/ideas/2");
        await ben.Sees("See how it did in the vote");
        await ben.Visit("/how-your-vote-is-kept", "how-your-vote-is-kept", "vote");
    }

    /// <summary>A funded project is started, paid for, shown and delivered.</summary>
    public async Task Deliver()
    {
        await NextDay("2027-06-14");
        await officer.Visit($"{Staff}/deliveries", "delivery-list", "Benches along the brook");
        await officer.Follow("Benches along the brook");
        var delivery = officer.Path;
        await officer.Press("Tell residents");
        await officer.Sees("Say in a sentence");
        await officer.Looks("delivery-error");
        await Tell("The benches are ordered from the Men’s Shed.", nameof(DeliveryMove.Start));
        await officer.Fill("owner", "Parks team and the Men’s Shed");
        await officer.Fill("expectedDay", "2027-07-30");
        await officer.Press("Save the details");
        await officer.Sees("The details are saved.");
        var finance = await Somebody(1280);
        await finance.SignInAsStaff("finance");
        await finance.Go(delivery);
        await Pay(finance, "9999", "2027-06-11", "Men’s Shed, four benches");
        await finance.Sees("over the award");
        await finance.Looks("delivery-payment-error");
        await Pay(finance, "1,300.00", "2027-06-11", "Men’s Shed, wood and bolts");
        await finance.Sees("The payment is entered.");

        await NextDay("2027-07-26");
        await officer.Go(delivery);
        await officer.Attach("photo", "bench.jpg", "image/jpeg", People.Brook(bench: true));
        await officer.Fill("altText", "One of the new benches by the brook");
        await officer.Tick("No, nobody");
        await officer.Fill("consentDay", "2027-07-26");
        await officer.Press("Add the photo");
        await officer.Sees("The photo is public.");
        await finance.SignInAsStaff("finance");
        await finance.Go(delivery);
        await Pay(finance, "1,250.50", "2027-07-23", "Men’s Shed, making and fitting");
        await finance.Sees("The payment is entered.");
        await officer.Go(delivery);
        await Tell("All four benches stand. Come and sit down!", nameof(DeliveryMove.Deliver));
        await officer.Looks("delivery-kept");
        await ben.Visit($"{Public}/results#deliveries", "result-delivered", "Delivered");
        await ben.Visit($"{Public}/delivery/idea-2", "delivery", "All four benches stand. Come and sit down!");
        await ben.Reads("Spent so far", "£2,550.50");
        await ben.Reads("Carried out by", "Parks team and the Men’s Shed");
        Assert.DoesNotContain("wood and bolts", await ben.Main.InnerTextAsync(), StringComparison.Ordinal);
        await officer.Visit($"{Staff}/log", "staff-round-log", "Published the result");
        await officer.Visit("/staff/log", "staff-log", "Project idea-2: recorded payment 2 of 125050 pence");
        await officer.Go("/staff/log?act=staff-invited");
        await officer.Sees("Rhian Reviewer was invited.");
    }

    /// <summary>A resident takes their data along and leaves; what they put forward stays without the name.</summary>
    public async Task LeaveTheAccount()
    {
        var device = await Somebody(360);
        await device.SignInByMail("Aisha Khan");
        var data = await device.Page.RunAndWaitForDownloadAsync(() => device.Main.GetByRole(AriaRole.Link, new() { Name = "Download my data" }).ClickAsync());
        Assert.Contains("Benches along the brook", await File.ReadAllTextAsync(await data.PathAsync()), StringComparison.Ordinal);
        await device.Visit("/account/delete", "account-delete", "Delete my account");
        await device.Press("Delete my account");
        await device.Sees("There is a problem");
        await device.Looks("account-delete-error");
        await device.Tick("Yes, delete my account");
        await device.Press("Delete my account");
        await device.Sees("Your account is deleted.");
        await device.Go($"{Public}/ideas/2");
        await device.Sees("Benches along the brook");
        await device.DoesNotSee("Aisha");
        await device.Looks("idea-of-somebody-who-left");
    }

    private async Task Tell(string words, string move)
    {
        await officer.Fill("words", words);
        await officer.Page.CheckAsync($"#move-{move}");
        await officer.Press("Tell residents");
        await officer.Sees("Residents can read it now.");
    }

    private static async Task Pay(Walker finance, string amount, string day, string what)
    {
        await finance.Fill("amount", amount);
        await finance.Fill("day", day);
        await finance.Fill("what", what);
        await finance.Press("Enter the payment");
    }
}
