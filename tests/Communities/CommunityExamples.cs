using System.Collections.Immutable;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Communities;

/// <summary>People and entries that tests of communities share.</summary>
internal static class CommunityExamples
{
    public static readonly StaffMember Officer = RoundExamples.Officer;

    public static readonly StaffMember Partner = new("p1", "Priya Partner", [StaffRole.Partner]);

    public static readonly StaffMember Councillor = new("c1", "Colin Councillor", [StaffRole.Councillor]);

    public static readonly EntryReader ByOfficer = new(null, Officer);

    public static readonly EntryReader ByPartner = new(null, Partner);

    public static readonly EntryReader ByCouncillor = new(null, Councillor);

    public static readonly EntryReader Aisha = new(new ResidentId("00000000000000000000000000bb0001"), null);

    public static readonly EntryReader Ben = new(new ResidentId("00000000000000000000000000bb0002"), null);

    public static CommunityProfile Profile(string name = "Brook End", string? parent = null) => new(name, CommunityKind.Place, parent, ["E01025123"], "By the brook.");

    public static EntryText Evidence(string title = "The path floods", string consent = EntryFieldSet.OpenConsent, params string[] tags) => new(
        title, "Under water after every heavy rain.",
        Fields(("kind", "conversation"), ("source", "A walker"), ("gathered", "2026-01-05"), ("consent", consent)),
        [.. tags.Order(StringComparer.Ordinal)], null);

    public static EntryText Story(string title = "The second key") => new(
        title, "Now somebody else has a key too.",
        Fields(("kind", "as-person"), ("form", "spoken"), ("source", "A volunteer"), ("gathered", "2026-01-05"), ("consent", EntryFieldSet.OpenConsent)), [], null);

    public static EntryText Asset(string title = "The chapel hall", string kind = "place", params string[] tags) =>
        new(title, "Warm, with a kitchen.", Fields(("kind", kind)), [.. tags.Order(StringComparer.Ordinal)], new(53.7, -2.6));

    public static EntryText Activity(string day, string promise = "We come back within a month.", string answer = "") => new(
        "Walk with residents", "To see the place through their eyes.", Fields(("kind", "involve"), ("day", day), ("promise", promise), ("answer", answer)), [], null);

    public static EntryText Voices(string kind, int everyone, params (string Group, int People)[] groups) => new(
        "A count", "",
        Fields([("kind", kind), ("source", "The door"), ("gathered", "2026-01-05"), (EntryFieldSet.Everyone, $"{everyone}"), .. groups.Select(group => (group.Group, $"{group.People}"))]),
        [], null);

    public static ImmutableSortedDictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.Where(field => field.Value.Length > 0).ToImmutableSortedDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
}
