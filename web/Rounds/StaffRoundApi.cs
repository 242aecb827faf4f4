using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Web.Api;
using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>Runs a round over the API. The grain checks the role again.</summary>
internal sealed class StaffRoundApi(IGrainFactory grains, TimeProvider clock)
{
    private static readonly string[] SignFields = ["digest"];
    private static readonly string[] ReasonFields = ["reason"];
    private static readonly string[] AgreeFields = ["number", "digest"];
    private static readonly string[] ExtendFields = ["closesAt", "reason"];

    /// <summary>A move of the lifecycle with an optional reason.</summary>
    public RequestDelegate Move(Func<IRoundGrain, MoveRound, Task<RoundOutcome>> move) => async context =>
    {
        var reason = new string?[1];
        if (await Asked(context) is { } round && await RequestBody.Read(context, ReadReason, reason, optional: true))
        {
            await Answer(context, await move(round, new MoveRound(Member(context), reason[0])));
        }
    };

    /// <summary>Puts the close later.</summary>
    public async Task Extend(HttpContext context)
    {
        var form = new ExtendForm();
        if (await Asked(context) is { } round && await RequestBody.Read(context, ReadExtension, form))
        {
            await Answer(context, await round.ExtendVoting(new ExtendVoting(form.ClosesAt, form.Reason, Member(context), clock.GetUtcNow())));
        }
    }

    /// <summary>Asks that a published result be set aside.</summary>
    public async Task SetAside(HttpContext context)
    {
        var reason = new string?[1];
        if (await Asked(context) is { } round && await RequestBody.Read(context, ReadGivenReason, reason))
        {
            await Answer(context, await round.AskSetAside(new AskSetAside(reason[0] ?? "", Member(context), clock.GetUtcNow())));
        }
    }

    /// <summary>The round, drafts included.</summary>
    public async Task Read(HttpContext context)
    {
        if (await Asked(context) is { } round && await round.GetView() is { } view)
        {
            await ApiAnswer.Write(context, RoundBody.Of(view), ApiJson.Default.RoundBody);
        }
    }

    /// <summary>The latest count, published or not.</summary>
    public async Task Result(HttpContext context)
    {
        if (await Asked(context) is not { } round)
        {
            return;
        }

        var result = await round.GetResult();
        await (result is null
            ? ApiProblem.Write(context, NotCounted).AsTask()
            : RoundApi.WriteResult(context, result, BallotApi.ForStaff(result.Turnout)));
    }

    /// <summary>What two people sign.</summary>
    public async Task SignOff(HttpContext context)
    {
        if (await Asked(context) is not { } round)
        {
            return;
        }

        await (await round.GetSignOff(Member(context)) is { } view
            ? ApiAnswer.Write(context, SignOffBody.Of(view), ApiJson.Default.SignOffBody)
            : ApiProblem.Write(context, NotCounted).AsTask());
    }

    /// <summary>Signs. A token is proof of its own with every call.</summary>
    public async Task Sign(HttpContext context)
    {
        string[] digest = [""];
        if (await Asked(context) is { } round && await RequestBody.Read(context, ReadDigest, digest))
        {
            await Answer(context, await round.Sign(new SignResult(digest[0], Member(context), clock.GetUtcNow())));
        }
    }

    /// <summary>What waits for a second person.</summary>
    public async Task Proposals(HttpContext context)
    {
        if (await Asked(context) is { } round && await round.GetStaffView(Member(context)) is { } view)
        {
            await ApiAnswer.Write(
                context,
                new ProposalsBody([.. view.Proposals.Select(asked => new ProposalBody(asked.Number, Words.Of(asked.Kind), asked.Asked.Name, asked.Asked.At, asked.Text, asked.Digest))]),
                ApiJson.Default.ProposalsBody);
        }
    }

    /// <summary>Agrees to what somebody else has asked for.</summary>
    public async Task Agree(HttpContext context)
    {
        var form = new AgreeForm();
        if (await Asked(context) is { } round && await RequestBody.Read(context, ReadAgreement, form))
        {
            await Answer(context, await round.Agree(new AgreeToProposal(form.Number, form.Digest, Member(context), clock.GetUtcNow())));
        }
    }

    /// <summary>Who acts.</summary>
    public static StaffMember Member(HttpContext context) => CurrentStaff.Read(context.User)!;

    private static async Task Answer(HttpContext context, RoundOutcome outcome) => await (outcome.Done
        ? ApiAnswer.Write(context, new PhaseBody(Words.Of(outcome.Phase)), ApiJson.Default.PhaseBody)
        : ApiProblem.Write(context, outcome.Refusals).AsTask());

    private async Task<IRoundGrain?> Asked(HttpContext context)
    {
        if (RoundKey.TryParse((string?)context.Request.RouteValues["id"], out var key)
            && grains.GetGrain<IRoundGrain>(key.Slug) is var round
            && await round.GetView() is not null)
        {
            return round;
        }

        await ApiProblem.Write(context, KnownRounds.Unknown);
        return null;
    }

    private static Refused NotCounted => new("not-counted", "This round has not been counted yet.");

    private static Refused? ReadDigest(ReadOnlySpan<byte> body, string[] into) => StrictJson.ReadBody(
        body,
        static (ref StrictJson json, ReadOnlySpan<byte> field, string[] into) =>
        {
            var isDigest = field.SequenceEqual("digest"u8);
            into[0] = isDigest ? json.Text("digest", 64) ?? "" : into[0];
            return isDigest ? 1 : 0;
        },
        into,
        0b1,
        SignFields);

    private static Refused? ReadReason(ReadOnlySpan<byte> body, string?[] into) =>
        StrictJson.ReadBody(body, static (ref StrictJson json, ReadOnlySpan<byte> field, string?[] into) => Reason(ref json, field, out into[0]), into, 0, ReasonFields);

    private static Refused? ReadGivenReason(ReadOnlySpan<byte> body, string?[] into) =>
        StrictJson.ReadBody(body, static (ref StrictJson json, ReadOnlySpan<byte> field, string?[] into) => Reason(ref json, field, out into[0]), into, 0b1, ReasonFields);

    private static Refused? ReadExtension(ReadOnlySpan<byte> body, ExtendForm into) =>
        StrictJson.ReadBody(
            body,
            static (ref StrictJson json, ReadOnlySpan<byte> field, ExtendForm into) =>
            {
                if (field.SequenceEqual("closesAt"u8))
                {
                    into.ClosesAt = json.Instant("closesAt");
                    return 1;
                }

                var bit = Reason(ref json, field, out var reason) << 1;
                into.Reason = reason ?? "";
                return bit;
            },
            into,
            0b11,
            ExtendFields);

    private static Refused? ReadAgreement(ReadOnlySpan<byte> body, AgreeForm into) =>
        StrictJson.ReadBody(
            body,
            static (ref StrictJson json, ReadOnlySpan<byte> field, AgreeForm into) =>
            {
                if (field.SequenceEqual("number"u8))
                {
                    into.Number = (int)json.Whole("number", 1, int.MaxValue);
                    return 1;
                }

                var isDigest = field.SequenceEqual("digest"u8);
                into.Digest = isDigest ? json.Text("digest", 64) ?? "" : into.Digest;
                return isDigest ? 2 : 0;
            },
            into,
            0b11,
            AgreeFields);

    private static int Reason(ref StrictJson json, ReadOnlySpan<byte> field, out string? reason)
    {
        var isReason = field.SequenceEqual("reason"u8);
        reason = isReason && !json.IsNull ? json.Text("reason", 1000) : null;
        return isReason ? 1 : 0;
    }

    private sealed class AgreeForm
    {
        public int Number { get; set; }

        public string Digest { get; set; } = "";
    }

    private sealed class ExtendForm
    {
        public DateTimeOffset ClosesAt { get; set; }

        public string Reason { get; set; } = "";
    }
}
