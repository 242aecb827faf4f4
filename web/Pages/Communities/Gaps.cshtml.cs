using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class GapsModel(IGrainFactory grains, EntryWords words, IStringLocalizer<Text> L) : CommunityPage
{
    public EntryWords Words => words;

    public ImmutableArray<(string Caption, ImmutableArray<GapLine> Lines)> Tables { get; private set; } = [];

    public async Task OnGet()
    {
        var assets = await grains.GetGrain<IEntriesGrain>($"{Community.Id}/assets").CountTags();
        var evidence = await grains.GetGrain<IEntriesGrain>($"{Community.Id}/evidence").CountTags();
        ImmutableArray<GapLine> Lines(ImmutableArray<string> tags) =>
        [
            .. tags.Select(tag => new GapLine(
                tag,
                assets.Where(line => line.Tag == tag && line.Kind == EntryFieldSet.Vulnerability).Sum(line => line.Count),
                assets.Where(line => line.Tag == tag && line.Kind != EntryFieldSet.Vulnerability).Sum(line => line.Count),
                evidence.Where(line => line.Tag == tag).Sum(line => line.Count))),
        ];
        Tables = [(L["By level"].Value, Lines(EntryFieldSet.Levels)), (L["By outcome"].Value, Lines(EntryFieldSet.Outcomes))];
    }
}

/// <summary>How many needs, assets and entries of evidence bear a tag.</summary>
internal sealed record GapLine(string Tag, int Needs, int Assets, int Evidence)
{
    public bool IsGap => Needs > 0 && Assets == 0;
}
