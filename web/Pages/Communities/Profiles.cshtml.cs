using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class ProfilesModel(IGrainFactory grains, EntryWords words, IStringLocalizer<Text> L) : CommunityPage
{
    public EntryWords Words => words;

    /// <summary>The three profiles, each with its prompts.</summary>
    public ImmutableArray<(string Profile, ImmutableArray<ProfileLine> Lines)> Profiles { get; private set; } = [];

    public async Task OnGet()
    {
        var counts = (await grains.GetGrain<IEntriesGrain>(new EntriesKey(Key, EntryRegister.Profile).ToString()).CountKinds()).ToDictionary(count => count.Kind);
        Profiles =
        [
            .. EntryFieldSet.Prompts.GroupBy(prompt => prompt.Split('-')[0]).Select(group => (
                group.Key, group.Select(prompt => counts.TryGetValue(prompt, out var count) ? new ProfileLine(prompt, count.Count, count.Sources, count.Methods) : new ProfileLine(prompt, 0, 0, 0)).ToImmutableArray())),
        ];
    }

    /// <summary>How many answers there are, of how many, in how many ways.</summary>
    public string Told(ProfileLine line) => line.Answers == 0
        ? L["Nobody has answered this yet."].Value
        : string.Join(", ", L.Count(line.Answers, "{0} answer", "{0} answers"), L.Count(line.Sources, "{0} source", "{0} sources"), L.Count(line.Methods, "{0} way of asking", "{0} ways of asking"));
}

/// <summary>How well a prompt of a guided profile is answered.</summary>
internal sealed record ProfileLine(string Prompt, int Answers, int Sources, int Methods)
{
    /// <summary>Fewer voices are an opinion.</summary>
    public const int EnoughSources = 3;

    /// <summary>Asked in one way only, the same people answer.</summary>
    public const int EnoughMethods = 2;

    public bool IsWellHeard => Sources >= EnoughSources && Methods >= EnoughMethods;
}
