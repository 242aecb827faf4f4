using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Communities;

/// <summary>What an idea or a project says, kept as evidence at its source.</summary>
internal sealed class GatherModel(IGrainFactory grains, CurrentStaff staff, TimeProvider clock) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.AddEntries;

    /// <summary>The key of the source.</summary>
    public string From { get; private set; } = "";

    public GatheredFrom Source { get; private set; } = null!;

    public string? Community { get; private set; }

    public ImmutableArray<CommunityLine> Communities { get; private set; } = [];

    /// <summary>Made with the form: sent twice, it is one entry.</summary>
    public Guid Operation { get; private set; } = Guid.NewGuid();

    public async Task<IActionResult> OnGet(string? from) => await Find(from) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string? from, string? community, Guid op)
    {
        if (!await Find(from))
        {
            return NotFound();
        }

        (Community, Operation) = (community, op);
        if (!Communities.Any(line => line.Id == community))
        {
            ModelState.AddModelError("community", "Choose the community that it is evidence of.");
            return Page();
        }

        var fields = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [
            KeyValuePair.Create("kind", "survey"),
            KeyValuePair.Create("source", Source.From),
            KeyValuePair.Create("gathered", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            KeyValuePair.Create("consent", EntryFieldSet.OpenConsent),
        ]);
        var text = new EntryText(AgreedWords.Line(Source.Title, 120), Source.What.Length > 0 ? Source.What : Source.Title, fields, [], null);
        var outcome = await grains.GetGrain<IEntriesGrain>($"{community}/{EntryFieldSet.Evidence.Name}").Add(new AddEntry(op, text, new EntryReader(null, staff.Required), Source.Origin));
        if (outcome.Done)
        {
            TempData["Done"] = "It is kept as evidence, with where it comes from.";
            return LocalRedirect(CommunityLinks.Entry(community!, EntryFieldSet.Evidence.Name, outcome.Number));
        }

        ModelState.AddRefusals(outcome.Refusals.Select(refused => refused with { Field = "community" }));
        return Page();
    }

    private async Task<bool> Find(string? from)
    {
        From = from ?? "";
        if (await Read(From.Split(':', 3)) is not { } found)
        {
            return false;
        }

        Source = found;
        Communities = await grains.GetGrain<ICommunityIndexGrain>("all").List();
        return true;
    }

    private async Task<GatheredFrom?> Read(string[] key)
    {
        if (key.Length != 3 || !RoundKey.TryParse(key[1], out var round) || await grains.GetGrain<IRoundGrain>(round.Slug).GetView() is not { Phase: not RoundPhase.Draft } view)
        {
            return null;
        }

        if (key[0] == "idea" && int.TryParse(key[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await grains.GetGrain<IIdeaGrain>($"{round}/{number}").GetView(IdeaReader.Anyone) is { } idea)
        {
            return new(idea.Text.Title, idea.Text.What, $"An idea in {view.Setup.Name}", IdeaLinks.Show(round.Slug, number), new EntryOrigin(EntryOriginKind.Idea, round.Slug, key[2], idea.Text.Title));
        }

        return key[0] == "project" && view.Setup.Projects.FirstOrDefault(one => one.Id == key[2]) is { } project
            ? new(project.Name, project.Description, $"A project in {view.Setup.Name}", RoundLinks.Project(round.Slug, project.Id), new EntryOrigin(EntryOriginKind.Project, round.Slug, project.Id, project.Name))
            : null;
    }
}

/// <summary>What is kept, as its source says it.</summary>
internal sealed record GatheredFrom(string Title, string What, string From, string Link, EntryOrigin Origin);
