using System.Collections.Immutable;
using Orleans.Concurrency;

namespace ParticipatoryHub.Communities;

/// <summary>
/// One register of a community. Key: <see cref="EntriesKey"/>. Entries are rows of the database, so that ten thousand of them are as good as
/// ten; the grain checks who may do what and writes one after another.
/// </summary>
[Alias("hub.communities.IEntriesGrain")]
public interface IEntriesGrain : IGrainWithStringKey
{
    /// <summary>Adds an entry: of staff it is kept, of a resident it is a suggestion.</summary>
    [Alias("Add")]
    Task<EntryOutcome> Add(AddEntry command);

    /// <summary>Changes what an entry says; for those who keep communities, and for whoever added it.</summary>
    [Alias("Change")]
    Task<EntryOutcome> Change(ChangeEntry command);

    /// <summary>Keeps, withdraws or takes back; a resident may withdraw a suggestion of their own.</summary>
    [Alias("Decide")]
    Task<EntryOutcome> Decide(DecideEntry command);

    /// <summary>What is wrong with what is said of a photo, before there is one.</summary>
    [Alias("CheckPhoto"), AlwaysInterleave]
    Task<ImmutableArray<Refused>> CheckPhoto(EntryPhoto photo);

    /// <summary>Gives an entry a photo or takes it away; for those who may change the entry.</summary>
    [Alias("SetPhoto")]
    Task<EntryOutcome> SetPhoto(SetEntryPhoto command);

    /// <summary>Links two entries of evidence that contradict each other; twice is once.</summary>
    [Alias("Link")]
    Task<EntryOutcome> Link(LinkEntries command);

    /// <summary>A page of the register, by number.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<EntryPage> List(EntryQuery query);

    /// <summary>An entry; null when there is none for this reader.</summary>
    [Alias("GetView"), AlwaysInterleave]
    Task<EntryView?> GetView(int number, EntryReader reader);

    /// <summary>How many entries are kept.</summary>
    [Alias("Count"), AlwaysInterleave]
    Task<int> Count();

    /// <summary>How many entries are kept, by kind.</summary>
    [Alias("CountKinds"), AlwaysInterleave]
    Task<ImmutableArray<EntryKindCount>> CountKinds();

    /// <summary>How many entries are kept, by kind and tag.</summary>
    [Alias("CountTags"), AlwaysInterleave]
    Task<ImmutableArray<EntryTagCount>> CountTags();

    /// <summary>Who lives there and who has been heard, small counts hidden; null of any other register than voices.</summary>
    [Alias("CountVoices"), AlwaysInterleave]
    Task<VoicesTable?> CountVoices();
}
