using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>What the hub takes and answers, as generated code.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(EnterReply))]
[JsonSerializable(typeof(FollowReply))]
[JsonSerializable(typeof(CommandReply))]
[JsonSerializable(typeof(MineReply))]
internal sealed partial class LiveJson : JsonSerializerContext;
