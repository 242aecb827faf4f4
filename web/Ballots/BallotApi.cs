using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Results;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>What a voter may ask of the ballot box.</summary>
internal sealed class BallotApi(IGrainFactory grains, KnownRounds rounds, CodeEntry codes, TrackingLimit tracking, ResultSettings settings)
{
    private static readonly string[] ReadFields = ["voterCode"];
    private static readonly string[] TrackingFields = ["trackingCode"];

    /// <summary>The receipt of a cast.</summary>
    public async Task FindCast(HttpContext context)
    {
        if (await rounds.Asked(context) is not { } round)
        {
            return;
        }

        if (!Guid.TryParseExact((string?)context.Request.RouteValues["castId"], "D", out var castId))
        {
            await ApiProblem.Write(context, new Refused("not-an-id", "A cast id is a GUID such as 6f9619ff-8b86-d011-b42d-00c04fc964ff.", "castId"));
            return;
        }

        var receipt = await grains.GetGrain<IBallotBoxGrain>(round.Slug).FindCast(castId);
        await (receipt is null
            ? ApiProblem.Write(context, new Refused("cast-unknown", "No ballot with this cast id has been accepted. It is safe to send it again with the same id.")).AsTask()
            : CastEndpoint.WriteReceipt(context, receipt, StatusCodes.Status200OK));
    }

    /// <summary>The ballot that counts for a voter code.</summary>
    public async Task ReadBack(HttpContext context)
    {
        var code = new string?[1];
        if (await rounds.Asked(context) is not { } round
            || !await RequestBody.Read(context, ReadCode, code)
            || await codes.Refuses(context, code[0]!))
        {
            return;
        }

        var stored = await grains.GetGrain<IBallotBoxGrain>(round.Slug).ReadBack(new ReadBallot(code[0]!));
        if (stored.Refusal is { } refusal)
        {
            codes.After(context, code[0]!, refusal);
            await ApiProblem.Write(context, refusal);
            return;
        }

        var body = new StoredBallotBody(stored.TrackingCode, [.. stored.Choices.Select(choice => new ChoiceBody(choice.ProjectId, choice.Value))], stored.CommitmentText);
        await ApiAnswer.Write(context, body, ApiJson.Default.StoredBallotBody);
    }

    /// <summary>What a tracking code stands for.</summary>
    public async Task Track(HttpContext context)
    {
        var code = new string?[1];
        if (await rounds.Asked(context) is not { } round || !await RequestBody.Read(context, ReadTracking, code))
        {
            return;
        }

        if (tracking.WhyNot(context, RequestSource.Of(context)) is { } refusal)
        {
            await ApiProblem.Write(context, refusal with { Field = "trackingCode" });
            return;
        }

        var state = await grains.GetGrain<IBallotBoxGrain>(round.Slug).Track(code[0]!);
        await ApiAnswer.Write(context, new TrackingAnswer(Words.Of(state), TrackingSentences.Of(state)), ApiJson.Default.TrackingAnswer);
    }

    /// <summary>Turnout now.</summary>
    public async Task Turnout(HttpContext context)
    {
        if (await rounds.Asked(context) is { } round)
        {
            await ApiAnswer.Write(context, ForEverybody(await grains.GetGrain<IBallotBoxGrain>(round.Slug).GetTurnout(), settings.SmallestCell), ApiJson.Default.TurnoutBody);
        }
    }

    /// <summary>Turnout as staff see it.</summary>
    public static TurnoutBody ForStaff(TurnoutView turnout) => new(turnout.Issued, turnout.Voted, turnout.Casts, turnout.ByChannel);

    /// <summary>Turnout as everybody sees it: without the channels that so few used that their number, or what it leaves of the whole, would be about somebody.</summary>
    public static TurnoutBody ForEverybody(TurnoutView turnout, int smallestCell)
    {
        var used = turnout.ByChannel.Where(channel => channel.Value > 0).ToArray();
        var shown = used.Length == 0 ? [] : SmallCells.Hide([[.. used.Select(channel => channel.Value)]], smallestCell).Cells[0];
        return ForStaff(turnout) with { ByChannel = used.Where((_, at) => shown[at] is not null).ToImmutableSortedDictionary(StringComparer.Ordinal) };
    }

    private static Refused? ReadCode(ReadOnlySpan<byte> body, string?[] into) =>
        StrictJson.ReadBody(body, static (ref StrictJson json, ReadOnlySpan<byte> field, string?[] into) => Only(ref json, field, "voterCode", into), into, 1, ReadFields);

    private static Refused? ReadTracking(ReadOnlySpan<byte> body, string?[] into) =>
        StrictJson.ReadBody(body, static (ref StrictJson json, ReadOnlySpan<byte> field, string?[] into) => Only(ref json, field, "trackingCode", into), into, 1, TrackingFields);

    private static int Only(ref StrictJson json, ReadOnlySpan<byte> field, string name, string?[] into)
    {
        if (!System.Text.Ascii.Equals(field, name))
        {
            return 0;
        }

        into[0] = json.Text(name, 64);
        return 1;
    }
}
