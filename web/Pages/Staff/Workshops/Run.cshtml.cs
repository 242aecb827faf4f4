using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class RunModel(WorkshopSentences sentences, CurrentStaff staff, EntryWords words, HubOptions options, TimeProvider clock) : StaffWorkshopPage(sentences)
{
    public DateTimeOffset Instant => clock.GetUtcNow();

    public bool MayReadLog => Setup.RehearsalOf is null && staff.Required.May(StaffAct.ReadAudit);

    public bool MayTie => Setup.RehearsalOf is null && staff.Required.May(StaffAct.KeepCommunities);

    /// <summary>Who waits to speak, first come first.</summary>
    public IReadOnlyList<RaisedHand> Hands =>
    [
        .. View.People.Where(person => person.HandAt is not null).Select(person => new RaisedHand(person.Number, LeadWords.Person(person), person.Table, person.Spoken, IsProxy: false, person.HandAt!.Value))
            .Concat(View.TableHands.Select(hand => new RaisedHand(hand.Number, hand.Name ?? "Somebody", hand.Table, 0, IsProxy: true, hand.At))).OrderBy(hand => hand.At).ThenBy(hand => hand.Number),
    ];

    public EntryWords Words => words;

    /// <summary>The groups of the workshop's community that are in the room; null where nobody asked.</summary>
    public VoicesTable? Voices { get; private set; }

    /// <summary>Groups that are less in the room than in the community.</summary>
    public IEnumerable<VoicesLine> Missing => Voices?.Lines.Where(line => line.Standing is VoicesStanding.Unheard or VoicesStanding.Few or VoicesStanding.Under) ?? [];

    /// <summary>The link to read the board, or null while there is none.</summary>
    public string? Reading => View.ReaderKey is { } key ? new Uri(options.Site(Request), WorkshopLinks.Read(Id, key)).ToString() : null;

    /// <summary>The room's questions with what is told of the answers.</summary>
    public IReadOnlyList<(string Question, IReadOnlyList<string> Answers)> Who =>
        Room.Who is { } who && JsonSerializer.Deserialize<SortedDictionary<string, SortedDictionary<string, int[]>>>(who) is { } told
            ? [.. Setup.Questions.Where(question => told.ContainsKey(question.Id)).Select(question => (question.Text, Said(question, told[question.Id])))]
            : [];

    public async Task OnGet() => Voices = await Grain.CountVoices(Person);

    public async Task<IActionResult> OnPost()
    {
        await OnGet();
        return await Command();
    }

    /// <summary>Whether a group is here as much as it is there.</summary>
    public static string Here(VoicesStanding standing) => standing switch
    {
        VoicesStanding.Unheard => "Nobody",
        VoicesStanding.Few => "So few that it is hidden",
        VoicesStanding.Under => "Less than half of their part",
        VoicesStanding.Heard => "As much as their part",
        _ => "Not known",
    };

    private static IReadOnlyList<string> Said(RoomQuestion question, SortedDictionary<string, int[]> counts) =>
        [.. question.Answers.Where(counts.ContainsKey).Select(answer => counts[answer] is [var gave, var active] ? $"{answer}: {gave} ({active})" : $"{answer}: {counts[answer][0]}")];
}

/// <summary>Somebody who waits to speak.</summary>
/// <param name="IsProxy">They have no phone; somebody raised the hand for them.</param>
internal sealed record RaisedHand(long Number, string Name, int Table, int Spoken, bool IsProxy, DateTimeOffset At);
