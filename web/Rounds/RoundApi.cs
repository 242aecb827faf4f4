using System.Text.Json;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>What anyone may read of rounds. Drafts are for staff.</summary>
internal sealed class RoundApi(IGrainFactory grains, ResultSettings settings)
{
    private const string Briefly = "public, max-age=2";

    /// <summary>The rounds, newest opening first.</summary>
    public async Task List(HttpContext context)
    {
        var rounds = await grains.GetGrain<IRoundIndexGrain>("all").List();
        var shown = rounds.Where(round => round.Phase is not (RoundPhase.Draft or RoundPhase.Unspecified)).Select(RoundLine.Of);
        await ApiAnswer.Write(context, new RoundList([.. shown]), ApiJson.Default.RoundList, cache: Briefly);
    }

    /// <summary>One round with its projects.</summary>
    public async Task Read(HttpContext context)
    {
        if (await Public(context) is { } view)
        {
            await ApiAnswer.Write(context, RoundBody.Of(view), ApiJson.Default.RoundBody, cache: Briefly);
        }
    }

    /// <summary>The published result.</summary>
    public async Task Result(HttpContext context)
    {
        if (await Public(context) is not { } view)
        {
            return;
        }

        var result = view.Phase.IsPublic() ? await grains.GetGrain<IRoundGrain>(view.Id).GetResult() : null;
        await (result is null
            ? ApiProblem.Write(context, new Refused("result-not-published", "The result has not been published yet.")).AsTask()
            : WriteResult(context, result, BallotApi.ForEverybody(result.Turnout, settings.SmallestCell)));
    }

    /// <summary>Writes a count; its steps are passed on as they were stored.</summary>
    /// <param name="turnout">As whoever asks may see it.</param>
    public static async Task WriteResult(HttpContext context, RoundResult result, TurnoutBody turnout)
    {
        using var count = JsonDocument.Parse(result.CountJson);
        var body = new ResultBody(result.Version, result.CountedAt, result.BallotsDigest, turnout, result.Selected, count.RootElement);
        await ApiAnswer.Write(context, body, ApiJson.Default.ResultBody);
    }

    private async Task<RoundView?> Public(HttpContext context)
    {
        var view = RoundKey.TryParse((string?)context.Request.RouteValues["id"], out var round)
            ? await grains.GetGrain<IRoundGrain>(round.Slug).GetView()
            : null;
        if (view is null || view.Phase is RoundPhase.Draft)
        {
            await ApiProblem.Write(context, KnownRounds.Unknown);
            return null;
        }

        return view;
    }
}
