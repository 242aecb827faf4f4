using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Papers;
using ParticipatoryHub.Web.Rounds;
using ParticipatoryHub.Web.Rounds.Imports;

namespace ParticipatoryHub.Web.Api;

/// <summary>The JSON API under /api/v1: what every route takes, answers and asks of its caller.</summary>
internal static class ApiSetup
{
    /// <summary>The API's parts.</summary>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KnownRounds>();
        builder.Services.AddSingleton<CodeEntry>();
        builder.Services.AddSingleton<RoundApi>();
        builder.Services.AddSingleton<StaffRoundApi>();
        builder.Services.AddSingleton<PaperApi>();
        builder.Services.AddSingleton<CastEndpoint>();
        builder.Services.AddSingleton<BallotApi>();
        builder.Services.AddSingleton<StaffBallotApi>();
        builder.Services.AddSingleton<ImportApi>();
        builder.Services.AddSingleton<ExportApi>();
        builder.Services.ConfigureHttpJsonOptions(http => http.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
    }

    /// <summary>Every route of the API. Public ones end before sign-in is even looked at.</summary>
    public static void MapApi(this WebApplication app)
    {
        MapRounds(app.MapGroup("/api/v1/rounds").WithTags("Rounds"), app.Services.GetRequiredService<RoundApi>());
        MapBallots(app.MapGroup("/api/v1/rounds/{id}").WithTags("Ballots"), app.Services);
        MapStaff(app.MapGroup("/api/v1/staff").RequireAuthorization(StaffPolicies.Api).WithTags("Staff"), app.Services);
    }

    private static void MapRounds(RouteGroupBuilder rounds, RoundApi api)
    {
        rounds.Read("", api.List, "The rounds, newest opening first.").Answers<RoundList>();
        rounds.Read("/{id}", api.Read, "A round with its projects.").Answers<RoundBody>().Refuses(404);
        rounds.Read("/{id}/result", api.Result, "The published result.").Answers<ResultBody>().Refuses(404);
    }

    private static void MapBallots(RouteGroupBuilder round, IServiceProvider services)
    {
        var ballots = services.GetRequiredService<BallotApi>();
        round.Send("/ballots", services.GetRequiredService<CastEndpoint>().Handle, "Casts a ballot with a voter code, or replaces the one cast before. Answered once it is on disk.")
            .Takes<BallotBody>().Answers<ReceiptBody>(201).Refuses(400, 403, 404, 409, 413, 415, 422, 429, 503);
        round.Read("/casts/{castId}", ballots.FindCast, "What became of a cast, after an answer that never came.").Answers<ReceiptBody>().Refuses(400, 404);
        round.Send("/ballots/read", ballots.ReadBack, "The ballot that counts for a voter code, read back from the box.")
            .Takes<ReadBody>().Answers<StoredBallotBody>().Refuses(400, 403, 404, 413, 415, 429);
        round.Send("/tracking", ballots.Track, "What a tracking code stands for.").Takes<TrackingBody>().Answers<TrackingAnswer>().Refuses(400, 404, 413, 415, 429);
        round.Read("/turnout", ballots.Turnout, "Turnout now; never anything per project.").Answers<TurnoutBody>().Refuses(404);
    }

    private static void MapStaff(RouteGroupBuilder staff, IServiceProvider services)
    {
        var rounds = services.GetRequiredService<StaffRoundApi>();
        var ballots = services.GetRequiredService<StaffBallotApi>();
        var exports = services.GetRequiredService<ExportApi>();
        staff.SendAsStaff("/rounds", services.GetRequiredService<ImportApi>().Create, "Makes a round of a Pabulib file, the body. Its votes are left out unless votes=true.")
            .UpTo(KestrelSetup.Upload)
            .Asks("id", "The new round's name in addresses.").Asks("name", "What residents call it.").Asks("community", "The community it belongs to.")
            .Asks("rule", "The counting rule; else the file's.").Asks("opensAt", "When voting opens; an instant.").Asks("closesAt", "When it ends; an instant.")
            .Asks("timeZone", "IANA zone; else Europe/London.").Asks("votes", "true takes the file's ballots as those of a finished election.")
            .Takes<string>("text/plain").Answers<CreatedBody>(201).Refuses(400, 401, 403, 413, 422, 503);
        staff.ReadAsStaff("/rounds/{id}/export.pb", exports.Pabulib, "The round as Pabulib text; with votes from the close on.").Answers<string>(type: "text/plain").Refuses(401, 403, 404, 409);
        staff.ReadAsStaff("/rounds/{id}/export.csv", exports.Csv, "The projects, ballots or result as CSV; ballots and result from the close on.")
            .Asks("of", "projects (left out), ballots or result.").Asks("flavour", "data (left out) or excel.")
            .Answers<string>(type: "text/csv").Refuses(400, 401, 403, 404, 409);
        staff.ReadAsStaff("/rounds/{id}", rounds.Read, "A round, drafts included.").Answers<RoundBody>().Refuses(401, 403, 404);
        staff.ReadAsStaff("/rounds/{id}/result", rounds.Result, "The latest count, published or not.").Answers<ResultBody>().Refuses(401, 403, 404);
        staff.ReadAsStaff("/rounds/{id}/ledger", ballots.Ledger, "Re-hashes both chains and every ballot.").Answers<LedgerBody>().Refuses(401, 403, 404);
        staff.SendAsStaff("/rounds/{id}/codes", ballots.Issue, "Makes voter codes; they are in this answer and nowhere else.")
            .Takes<IssueCodesBody>().Answers<CodesBody>().Refuses(400, 401, 403, 404, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/codes/import", ballots.Import, "Registers voter codes made elsewhere, all or none.")
            .UpTo(KestrelSetup.CodeList)
            .Takes<ImportCodesBody>().Answers<CodesBody>().Refuses(400, 401, 403, 404, 413, 415, 422);
        MapPapers(staff, services.GetRequiredService<PaperApi>());
        staff.Moves("open", rounds.Move(static (round, move) => round.OpenVoting(move)), "Freezes the rules and takes ballots.");
        staff.Moves("suspend", rounds.Move(static (round, move) => round.SuspendVoting(move)), "Pauses voting; needs a reason.");
        staff.Moves("resume", rounds.Move(static (round, move) => round.ResumeVoting(move)), "Takes ballots again.");
        staff.Moves("close", rounds.Move(static (round, move) => round.CloseVoting(move)), "Ends voting.");
        staff.Moves("count", rounds.Move(static (round, move) => round.Count(move)), "Counts; again makes a new version.");
        staff.ReadAsStaff("/rounds/{id}/sign-off", rounds.SignOff, "What two people sign, worked out now, and who has.").Answers<SignOffBody>().Refuses(401, 403, 404, 409);
        staff.SendAsStaff("/rounds/{id}/sign", rounds.Sign, "Signs the count by the digest of what was read; the second must be somebody else.")
            .Takes<SignBody>().Answers<PhaseBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.Moves("clear-signatures", rounds.Move(static (round, move) => round.ClearSignatures(move)), "Takes the signatures back; needs a reason.");
        staff.Moves("publish", rounds.Move(static (round, move) => round.Publish(move)), "Makes the latest count public, once two have signed it.");
        staff.Moves("cancel", rounds.Move(static (round, move) => round.Cancel(move)), "Gives the round up; needs a reason.");
        staff.SendAsStaff("/rounds/{id}/extend", rounds.Extend, "Asks that the close be put later, with a reason; it happens when somebody else agrees.")
            .Takes<ExtendBody>().Answers<PhaseBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/set-aside", rounds.SetAside, "Asks that a published result be set aside where an objection is right, with a reason; it happens when somebody else agrees.")
            .Takes<SetAsideBody>().Answers<PhaseBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.ReadAsStaff("/rounds/{id}/proposals", rounds.Proposals, "What waits for a second person.").Answers<ProposalsBody>().Refuses(401, 403, 404);
        staff.SendAsStaff("/rounds/{id}/agree", rounds.Agree, "Agrees to what somebody else has asked for, by the number and digest of what was read.")
            .Takes<AgreeBody>().Answers<PhaseBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
    }

    private static void MapPapers(RouteGroupBuilder staff, PaperApi papers)
    {
        staff.ReadAsStaff("/rounds/{id}/papers", papers.List, "The batches of paper and how far they are.").Answers<PapersBody>().Refuses(401, 403, 404);
        staff.SendAsStaff("/rounds/{id}/papers", papers.Prepare, "Prepares a batch of paper, not after the close.").Takes<PreparePapersBody>().Answers<PapersBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/papers/{batch}/hand-outs", papers.HandOut, "Marks the register for a voter code, since a paper is handed out; an earlier vote goes out of the box.").Takes<HandOutBody>().Answers<HandedOutBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/papers/{batch}/count-in", papers.CountIn, "Says how a batch came back, before anybody reads a paper.").Takes<CountInBody>().Answers<PapersBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/papers/{batch}/entries", papers.Enter, "Enters a paper as one of the two who do not see each other's work.").Takes<EnterPaperBody>().Answers<PapersBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/papers/{batch}/finish", papers.Finish, "Ends one's own entry, when it has as many papers as came back.").Answers<PapersBody>().Refuses(401, 403, 404, 409, 422);
        staff.SendAsStaff("/rounds/{id}/papers/{batch}/decide", papers.Decide, "Decides a difference from the paper, as a third person.").Takes<DecidePaperBody>().Answers<PapersBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/papers/{batch}/settle", papers.Settle, "Puts a batch into the box and on the public record.").Answers<PapersBody>().Refuses(401, 403, 404, 409, 422);
        staff.ReadAsStaff("/rounds/{id}/papers/audits", papers.ListAudits, "The audits of the papers and what they found.").Answers<PaperAuditsBody>().Refuses(401, 403, 404);
        staff.SendAsStaff("/rounds/{id}/papers/audits", papers.Draw, "Draws the papers of an audit by a public seed, when every batch is in the box.").Takes<DrawSampleBody>().Answers<PaperAuditsBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/papers/audits/{audit}/checks", papers.Check, "Enters what stands on a paper that was drawn, without seeing what is in the box.").Takes<EnterPaperBody>().Answers<PaperAuditsBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        staff.SendAsStaff("/rounds/{id}/papers/audits/{audit}/finish", papers.FinishAudit, "Ends an audit whose papers were all looked at, on the public record.").Answers<PaperAuditsBody>().Refuses(401, 403, 404, 409, 422);
        staff.SendAsStaff("/rounds/{id}/papers/{batch}/correct", papers.Correct, "Puts right what an audit found, as somebody else than who found it.").Takes<DecidePaperBody>().Answers<PaperAuditsBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
    }

    private static void Moves(this RouteGroupBuilder staff, string move, RequestDelegate handle, string summary) =>
        staff.SendAsStaff("/rounds/{id}/" + move, handle, summary).Takes<ReasonBody>().Answers<PhaseBody>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
}
