using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Pages;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Plans;

/// <summary>What an action is made of, as it is at its source: nothing of it is typed again.</summary>
/// <param name="Origin">What is kept of it.</param>
/// <param name="What">What it says there.</param>
internal sealed record Source(EntryOrigin Origin, string What);

/// <summary>Finds what something is made of, and where that is read.</summary>
internal sealed class Origins(IGrainFactory grains, CurrentStaff staff)
{
    /// <summary>A source as a member of staff may read it; null when there is none.</summary>
    public async Task<Source?> Find(string? kind, string? place, string? thing)
    {
        if (staff.Member is not { } member || string.IsNullOrEmpty(place) || string.IsNullOrEmpty(thing) || !Enum.TryParse<EntryOriginKind>(kind, out var what))
        {
            return null;
        }

        var number = long.TryParse(thing, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed is > 0 and <= int.MaxValue ? parsed : 0;
        var (title, text) = what switch
        {
            EntryOriginKind.Evidence when number > 0 && CommunityKey.TryParse(place, out _) => await Entry(place, (int)number, new EntryReader(null, member)),
            EntryOriginKind.Idea when number > 0 && RoundKey.TryParse(place, out _) => await Idea(place, (int)number),
            EntryOriginKind.Project when RoundKey.TryParse(place, out _) => await Project(place, thing),
            EntryOriginKind.Workshop when WorkshopKey.TryParse(place, out _) => await Workshop(place),
            EntryOriginKind.WorkshopNote when number > 0 && WorkshopKey.TryParse(place, out _) => await Note(place, number),
            _ => default,
        };
        return title is null ? null : new Source(new EntryOrigin(what, place, thing, title), text);
    }

    /// <summary>Where an origin is read; null where it cannot be any more.</summary>
    public static string? Link(EntryOrigin origin) => origin switch
    {
        { Kind: EntryOriginKind.WorkshopNote } when Number(origin.Thing) is { } thing => WorkshopLinks.Thing(origin.Place, thing),
        { Kind: EntryOriginKind.Idea } when Number(origin.Thing) is { } thing => IdeaLinks.Show(origin.Place, (int)thing),
        { Kind: EntryOriginKind.Workshop } => WorkshopLinks.Show(origin.Place),
        { Kind: EntryOriginKind.Project } => RoundLinks.Project(origin.Place, origin.Thing),
        { Kind: EntryOriginKind.Evidence } when Number(origin.Thing) is { } thing => CommunityLinks.Entry(origin.Place, EntryFieldSet.Evidence.Name, (int)thing),
        { Kind: EntryOriginKind.Action } when origin.Place.Split('/') is [var community, var plan] && Number(plan) is { } of && Number(origin.Thing) is { } action => PlanLinks.Read(community, (int)of, (int)action),
        _ => null,
    };

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= int.MaxValue ? number : null;

    private async Task<(string?, string)> Entry(string community, int number, EntryReader reader) =>
        await grains.GetGrain<IEntriesGrain>($"{community}/{EntryFieldSet.Evidence.Name}").GetView(number, reader) is { Entry.Status: EntryStatus.Kept } found ? (found.Entry.Text.Title, found.Entry.Text.What) : default;

    private async Task<(string?, string)> Idea(string round, int number) =>
        await grains.GetGrain<IIdeaGrain>($"{round}/{number}").GetView(new IdeaReader(null, staff.Required)) is { } found ? (found.Text.Title, found.Text.What) : default;

    private async Task<(string?, string)> Project(string round, string project) =>
        (await grains.GetGrain<IRoundGrain>(round).GetView())?.Setup.Projects.FirstOrDefault(found => found.Id == project) is { } found ? (found.Name, found.Description) : default;

    private async Task<(string?, string)> Note(string workshop, long thing)
    {
        if (await grains.GetGrain<IWorkshopGrain>(workshop).GetView(WorkshopPerson.Of(staff.Required)) is not { } view)
        {
            return default;
        }

        return view.Groups.FirstOrDefault(group => group.Number == thing) is { } group ? (Short(group.Name), group.Name)
            : view.Notes.FirstOrDefault(note => note.Number == thing && note.HiddenBecause is null) is { } note ? (Short(note.Text), note.Text)
            : default;
    }

    private async Task<(string?, string)> Workshop(string workshop) =>
        await grains.GetGrain<IWorkshopGrain>(workshop).GetView(WorkshopPerson.Of(staff.Required)) is { } view ? (view.Setup.Title, "") : default;

    private static string Short(string text) => text.Length > 120 ? text[..119].TrimEnd() + "…" : text;
}
