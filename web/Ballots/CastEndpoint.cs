using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>Takes a ballot in one request. The busiest route of the service: no binding, no logging, one grain call.</summary>
internal sealed class CastEndpoint(KnownRounds rounds, CodeEntry codes)
{
    /// <summary>201 with the receipt once the ballot is on disk; else problem details.</summary>
    public async Task Handle(HttpContext context)
    {
        var form = new BallotForm();
        if (await rounds.Asked(context) is not { } round
            || !await RequestBody.Read(context, BallotForm.Read, form)
            || await codes.Refuses(context, form.VoterCode))
        {
            return;
        }

        var command = form.ToCommand(form.LacksValues ? await rounds.Method(round) : VotingMethod.Approval);
        CastOutcome outcome;
        try
        {
            outcome = await rounds.Box(round).Cast(command);
        }
        catch (Exception lost) when (lost is TimeoutException or Orleans.Runtime.OrleansException)
        {
            await ApiProblem.Write(context, OutcomeUnknown);
            return;
        }

        if (outcome.Receipt is { } receipt)
        {
            await WriteReceipt(context, receipt, StatusCodes.Status201Created);
            return;
        }

        codes.After(context, form.VoterCode, outcome.Refusal!);
        await ApiProblem.Write(context, outcome.Refusals);
    }

    /// <summary>Writes a receipt without a serializer.</summary>
    public static async Task WriteReceipt(HttpContext context, CastReceipt receipt, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = Fill(context.Response.BodyWriter, receipt);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static Refused OutcomeUnknown { get; } = new(
        "outcome-unknown", "We could not confirm whether your vote arrived. Ask for it by its cast id before you send it again; sending the same cast id twice counts once.");

    private static int Fill(PipeWriter body, CastReceipt receipt)
    {
        var into = body.GetSpan(160);
        var at = Put(into, 0, "{\"castId\":\""u8);
        Utf8Formatter.TryFormat(receipt.CastId, into[at..], out var written);
        at = Put(into, at + written, "\",\"trackingCode\":\""u8);
        at += Encoding.ASCII.GetBytes(receipt.TrackingCode, into[at..]);
        at = Put(into, at, receipt.Replaced ? "\",\"replaced\":true}"u8 : "\",\"replaced\":false}"u8);
        body.Advance(at);
        return at;
    }

    private static int Put(Span<byte> into, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(into[at..]);
        return at + text.Length;
    }
}
