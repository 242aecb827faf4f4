using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Ideas;

/// <summary>Where an idea comes from that a workshop agreed on.</summary>
/// <param name="Workshop">The workshop's slug.</param>
/// <param name="Thing">The number of the group or note on its board.</param>
/// <param name="Title">What the workshop was called then.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaOrigin")]
public sealed record IdeaOrigin([property: Id(0)] string Workshop, [property: Id(1)] long Thing, [property: Id(2)] string Title)
{
    /// <summary>Whom the idea belongs to until a resident takes it on: the workshop. No account has this id, since those are random.</summary>
    public ResidentId Author => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("workshop:" + Workshop)))[..32]);
}
