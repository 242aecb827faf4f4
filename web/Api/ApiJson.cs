using System.Text.Json;
using System.Text.Json.Serialization;
using ParticipatoryHub.Web.Ballots;
using ParticipatoryHub.Web.Ballots.Letters;
using ParticipatoryHub.Web.Comments;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Papers;
using ParticipatoryHub.Web.Rounds;
using ParticipatoryHub.Web.Rounds.Imports;

namespace ParticipatoryHub.Web.Api;

/// <summary>The API's JSON, with its code made at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(RoundList))]
[JsonSerializable(typeof(RoundBody))]
[JsonSerializable(typeof(PhaseBody))]
[JsonSerializable(typeof(ReasonBody))]
[JsonSerializable(typeof(ExtendBody))]
[JsonSerializable(typeof(SetAsideBody))]
[JsonSerializable(typeof(PapersBody))]
[JsonSerializable(typeof(PreparePapersBody))]
[JsonSerializable(typeof(CountInBody))]
[JsonSerializable(typeof(EnterPaperBody))]
[JsonSerializable(typeof(DecidePaperBody))]
[JsonSerializable(typeof(HandOutBody))]
[JsonSerializable(typeof(HandedOutBody))]
[JsonSerializable(typeof(DrawSampleBody))]
[JsonSerializable(typeof(PaperAuditsBody))]
[JsonSerializable(typeof(SignBody))]
[JsonSerializable(typeof(ProposalsBody))]
[JsonSerializable(typeof(AgreeBody))]
[JsonSerializable(typeof(SignOffBody))]
[JsonSerializable(typeof(CreatedBody))]
[JsonSerializable(typeof(ResultBody))]
[JsonSerializable(typeof(BallotBody))]
[JsonSerializable(typeof(ReceiptBody))]
[JsonSerializable(typeof(ReadBody))]
[JsonSerializable(typeof(StoredBallotBody))]
[JsonSerializable(typeof(TrackingBody))]
[JsonSerializable(typeof(TrackingAnswer))]
[JsonSerializable(typeof(TurnoutBody))]
[JsonSerializable(typeof(IssueCodesBody))]
[JsonSerializable(typeof(CodesBody))]
[JsonSerializable(typeof(ImportCodesBody))]
[JsonSerializable(typeof(LedgerBody))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(CodeSheet))]
[JsonSerializable(typeof(ImportState))]
[JsonSerializable(typeof(LiveComments))]
[JsonSerializable(typeof(ExportState))]
internal sealed partial class ApiJson : JsonSerializerContext;
