using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class VersionsModel(IGrainFactory grains, PlanTexts texts, EntryWords words) : PlanPage(grains, texts)
{
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? FromTyped { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? ToTyped { get; set; }

    public ImmutableArray<PlanVersion> Versions { get; private set; } = [];

    public int From { get; private set; }

    /// <summary>The later version; 0 is the plan as it is now.</summary>
    public int To { get; private set; }

    public ImmutableArray<PlanDifference>? Differences { get; private set; }

    public async Task OnGet()
    {
        Versions = await Grain.Versions();
        (From, To) = (Read(FromTyped), Read(ToTyped));
        var before = Versions.FirstOrDefault(version => version.Number == From)?.Plan;
        var after = To == 0 && ToTyped is not null ? Plan : Versions.FirstOrDefault(version => version.Number == To)?.Plan;
        Differences = before is not null && after is not null ? PlanDifferences.Of(before, after) : null;
    }

    /// <summary>A part of a plan as people read it.</summary>
    public string Say(string part, string value) => part switch
    {
        "lead" => Texts.Lead(Enum.Parse<ActionLead>(value)),
        "term" => Texts.Term(Enum.Parse<ActionTerm>(value)),
        "form" => Texts.Form(Enum.Parse<ActionForm>(value)),
        "level" => words.Tag(value),
        "outcome" => string.Join(", ", value.Split(' ').Select(words.Tag)),
        "priority" => string.Join(", ", value.Split(' ').Select(Texts.Priority)),
        "due" => PlanDays.Say(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "objective" => Versions.Select(version => version.Plan).Prepend(Plan).SelectMany(plan => plan.Objectives).FirstOrDefault(objective => $"{objective.Number}" == value)?.Title ?? value,
        _ => value,
    };

    private static int Read(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
