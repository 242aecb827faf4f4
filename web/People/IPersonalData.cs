using System.Text.Json.Nodes;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>What a feature keeps of a resident: it is given to them when they ask, and let go of when they leave. Register as many as there are features.</summary>
internal interface IPersonalData
{
    /// <summary>Names the part in the file: <c>ideas</c>, <c>comments</c>.</summary>
    string Part { get; }

    /// <summary>All that this feature keeps of them, in words and figures they can read.</summary>
    Task<JsonNode?> Collect(ResidentId resident, CancellationToken cancel);

    /// <summary>
    /// Lets go of what nobody but them sees, drafts for example. What they put before the public stays, and with the account the name is gone
    /// from it. Called before the account is deleted, and again if that was cut off.
    /// </summary>
    Task Forget(ResidentId resident, CancellationToken cancel);
}
