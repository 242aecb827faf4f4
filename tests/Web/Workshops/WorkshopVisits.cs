using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>How people come to a workshop of a test's own.</summary>
internal static class WorkshopVisits
{
    /// <summary>A facilitator, signed in.</summary>
    public static async Task<Visitor> Facilitator(this TestWeb web) => await new Visitor(web).SignIn("facilitator@demo.example", "clayton brook roles");

    /// <summary>A workshop made from a template and opened, with its facilitator on its page.</summary>
    public static async Task<(Visitor Facilitator, string Id, string Code)> OpenWorkshop(this TestWeb web, string template = "plan", int tables = 2)
    {
        var facilitator = await web.Facilitator();
        await facilitator.Go("/staff/workshops/new");
        await facilitator.Press("Make the workshop", ("title", "What makes us strong?"), ("template", template));
        var id = facilitator.Path.Split('/')[3];
        await facilitator.Press("Save", ("tables", $"{tables}"));
        await facilitator.Press("Open the workshop");
        var code = (await web.Grains.GetGrain<IWorkshopGrain>(id).GetDoor())!.Code;
        return (facilitator, id, code);
    }

    /// <summary>Somebody who joins by the code.</summary>
    public static async Task<Visitor> JoinWorkshop(this TestWeb web, string code, string? name = null, int table = 0)
    {
        var visitor = new Visitor(web);
        await visitor.Go("/join");
        await visitor.Press("Continue", ("code", code.ToLowerInvariant()));
        return await visitor.Press("Join the workshop", ("name", name ?? ""), ("table", $"{table}"));
    }

    /// <summary>Goes to a stage.</summary>
    public static async Task Begin(this Visitor facilitator, string id, int stage)
    {
        await facilitator.Go($"/staff/workshops/{id}");
        using var request = facilitator.Request("Begin stage " + (stage + 1) + ", " + await facilitator.Prompt(id, stage));
        using var answer = await facilitator.Send(request);
        Assert.True(answer.IsSuccessStatusCode);
        await facilitator.Go($"/staff/workshops/{id}");
    }

    private static async Task<string> Prompt(this Visitor facilitator, string id, int stage) =>
        (await facilitator.Web.Grains.GetGrain<IWorkshopGrain>(id).GetView(Workshops.Lead))!.Setup.Agenda[stage].Prompt;
}
