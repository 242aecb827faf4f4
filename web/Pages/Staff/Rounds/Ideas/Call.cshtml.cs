using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Ideas;

internal sealed class CallModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeSetUp;

    [BindProperty(Name = "")]
    public CallForm Form { get; set; } = new();

    public bool IsOpenToChange => IsOfficer && Round.Phase is RoundPhase.Draft or RoundPhase.Ideas or RoundPhase.Review;

    public bool MayTakeAway => IsOpenToChange && Round.Phase == RoundPhase.Draft && Setup.Ideas is not null;

    /// <summary>What the form is filled in from.</summary>
    public string Seen => SeenMark.Of(Setup.Ideas);

    public void OnGet() => Form = CallForm.Of(Setup);

    public async Task<IActionResult> OnPost(string? seen)
    {
        if (seen is not null && seen != Seen)
        {
            return ChangedSince(FormDifference.Between(CallForm.Of(Setup), Form, Request.Form.Keys));
        }

        var wrong = new List<Refused>();
        var call = Form.Read(Setup, wrong);
        if (wrong.Count == 0 && Setup.ClosesAt > Setup.OpensAt)
        {
            // A draft may wait for other things, but an end that does not fit the vote's dates is better said now.
            wrong.AddRange(RoundSetupRules.CheckForIdeas(Setup with { Ideas = call }).Where(refused => refused.Field?.StartsWith("ideas.", StringComparison.Ordinal) == true).Select(Beside));
        }

        return wrong.Count > 0 ? Again(wrong) : await Save(call, "The call for ideas is saved.");
    }

    public Task<IActionResult> OnPostRemove() => Save(null, "The round does without ideas.");

    private async Task<IActionResult> Save(IdeaCall? call, string done)
    {
        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).ChangeSetup(new ChangeSetup(Setup with { Ideas = call }, Member) { From = Staff.SetupVersion });
        return outcome.Done ? Went(StaffRoundLinks.Home(Round.Id), done) : Again(outcome.Refusals.Select(Beside));
    }

    private static Refused Beside(Refused refused) => refused with
    {
        Field = refused.Field switch
        {
            "ideas.closesAt" => "closesDay",
            "ideas.mostCost" => "mostCost",
            "ideas.areas" => "areas",
            "ideas.categories" => "categories",
            "ideas.guidance" => "guidance",
            _ => null,
        },
    };
}

/// <summary>A call for ideas as a form holds it.</summary>
public sealed class CallForm
{
    public string? OpensDay { get; set; }

    public string? OpensTime { get; set; }

    public string? ClosesDay { get; set; }

    public string? ClosesTime { get; set; }

    public string? Guidance { get; set; }

    public string? Areas { get; set; }

    public string? Categories { get; set; }

    public string? MostCost { get; set; }

    internal static CallForm Of(RoundSetup setup)
    {
        if (setup.Ideas is not { } call)
        {
            return new CallForm();
        }

        var (opens, closes) = (LocalInstant.Of(call.OpensAt, setup.TimeZone), LocalInstant.Of(call.ClosesAt, setup.TimeZone));
        return new CallForm
        {
            OpensDay = opens.Day,
            OpensTime = opens.Time,
            ClosesDay = closes.Day,
            ClosesTime = closes.Time,
            Guidance = call.Guidance,
            Areas = string.Join('\n', call.Areas),
            Categories = string.Join('\n', call.Categories),
            MostCost = call.MostCost is { } most ? IdeaForm.Plain(most) : null,
        };
    }

    internal IdeaCall Read(RoundSetup setup, List<Refused> wrong) => new(
        new LocalInstant(OpensDay, OpensTime).Read(setup.TimeZone, "opens", wrong) ?? default,
        new LocalInstant(ClosesDay, ClosesTime).Read(setup.TimeZone, "closes", wrong) ?? default,
        (Guidance ?? "").ReplaceLineEndings("\n").Trim(),
        Lines(Areas),
        Lines(Categories),
        IdeaForm.ReadCost(MostCost, "mostCost", wrong));

    private static ImmutableArray<string> Lines(string? typed) =>
        [.. (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
