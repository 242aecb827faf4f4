using System.Collections.Immutable;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Outcomes;

namespace ParticipatoryHub.Web.Pages.Communities.Outcomes;

internal sealed class IndexModel(OutcomeReader outcomes, OutcomeTexts texts, EntryWords words) : CommunityPage
{
    public OutcomeTexts Texts => texts;

    public EntryWords Words => words;

    public ImmutableArray<OutcomeFacts> Outcomes { get; private set; } = [];

    /// <summary>Stories that name an outcome which no plan has.</summary>
    public ImmutableArray<Entry> Emerged { get; private set; } = [];

    public async Task OnGet() =>
        (Outcomes, Emerged) = (await outcomes.Read(Community, EntryFieldSet.Outcomes, Reader), await outcomes.Emerged(Community.Id, Reader));
}
