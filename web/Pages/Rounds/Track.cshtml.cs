using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class TrackModel(IGrainFactory grains, TrackingLimit limit, IStringLocalizer<Text> texts) : RoundPage
{
    /// <summary>What the code stands for; null before one was entered.</summary>
    public string? Sentence { get; private set; }

    /// <summary>The code as it is printed.</summary>
    public string? Code { get; private set; }

    public string? Typed { get; private set; }

    /// <summary>Under which seal the vote lies; null where there is no such vote.</summary>
    public string? SealSentence { get; private set; }

    public async Task<IActionResult> OnPost(string? code)
    {
        Typed = code?.Trim();
        if (string.IsNullOrEmpty(Typed))
        {
            return Again(new Refused("code-mistyped", texts["Enter your tracking code."], "code"));
        }

        if (limit.WhyNot(HttpContext, RequestSource.Of(HttpContext)) is { } refused)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Again(refused with { Sentence = texts["Too many tracking codes have been checked from here. Please wait a minute and try again."] });
        }

        var state = await grains.GetGrain<IBallotBoxGrain>(Round.Id).Track(Typed);
        var sentence = TrackingWords.Of(texts, state, Round.Phase);
        if (!TrackingCode.TryParse(Typed, out var tracking))
        {
            return Again(new Refused("code-mistyped", sentence, "code"));
        }

        (Sentence, Code) = (sentence, tracking.ToString());
        SealSentence = await grains.GetGrain<ISealsGrain>(Round.Id).FindSeal(Typed) switch
        {
            null => null,
            0 => texts["It waits for the next seal."].Value,
            { } seal => texts["It lies under seal {0}.", seal].Value,
        };
        return Page();
    }
}
