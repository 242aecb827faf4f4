using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Pages.Staff.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>
/// Puts what a workshop kept as evidence into a community's register. The entry says which workshop and which group or note it comes from,
/// and the workshop keeps its number: each leads to the other. Who takes part is told at the door that what is written may be published.
/// </summary>
internal sealed class WorkshopEvidence(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The number of the entry; agreed again, it is the same entry with the words as they are now.</summary>
    public async Task<EntryOutcome> Make(string workshop, string title, BoardThing thing, AgreedOutcome outcome, StaffMember by)
    {
        var register = grains.GetGrain<IEntriesGrain>(new EntriesKey(Key(outcome.Community!), EntryRegister.Evidence).ToString());
        var (id, reader) = (AgreedWords.IdOf(workshop, thing.Number, outcome.Community!), new EntryReader(null, by));
        var text = Text(title, thing, outcome);
        var added = await register.Add(new AddEntry(id, text, reader, new EntryOrigin(EntryOriginKind.WorkshopNote, workshop, thing.Number.ToString(CultureInfo.InvariantCulture), title)));
        if (!added.Done || await register.GetView(added.Number, reader) is not { MayChange: true, Entry: { Status: EntryStatus.Kept } entry })
        {
            return added;
        }

        // The day on which it was first gathered stays.
        var now = text with { Fields = text.Fields.SetItem("gathered", entry.Text.Field("gathered")) };
        return now.Says(entry.Text) ? added : await register.Change(new ChangeEntry(Guid.NewGuid(), entry.Number, entry.Version, now, reader));
    }

    private EntryText Text(string title, BoardThing thing, AgreedOutcome outcome) => new(
        AgreedWords.Title(thing, outcome),
        AgreedWords.Whole(thing, outcome),
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [
            KeyValuePair.Create("kind", "conversation"),
            KeyValuePair.Create("source", "Workshop: " + title),
            KeyValuePair.Create("gathered", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            KeyValuePair.Create("consent", EntryFieldSet.OpenConsent),
        ]),
        OutcomeModel.Outcomes.ToList().IndexOf(outcome.Outcome ?? "") is >= 0 and var at ? [EntryFieldSet.Outcomes[at]] : [],
        null);

    private static CommunityKey Key(string slug) => CommunityKey.TryParse(slug, out var key) ? key : throw new ArgumentException("That is no community.", nameof(slug));
}
