using System.Collections.Immutable;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Finance;

/// <summary>A grant that a published round awarded. A project that the council or a supplier carries out is no grant, and never one of these.</summary>
/// <param name="AwardedOn">The day of publication in the council's zone: the award follows the signatures, not the vote.</param>
/// <param name="RecipientId">The organisation's own id, or null.</param>
internal sealed record Grant(RoundProject Project, Money Amount, DateOnly AwardedOn, string Recipient, string? RecipientId, DateOnly? EndsOn)
{
    /// <summary>What it is for, in words: the description or, where there is none, the name.</summary>
    public string Purpose => Project.Description.Length > 0 ? Project.Description : Project.Name;

    /// <summary>The grants of a round; a refusal where one of them lacks what every grant must have.</summary>
    /// <param name="selected">The funded projects.</param>
    public static (ImmutableArray<Grant> Grants, Refused? Refusal) Of(RoundView round, IEnumerable<string> selected, ImmutableArray<DeliveryLine> deliveries)
    {
        if (round.PublishedAt is not { } published)
        {
            return ([], new("not-published", "Grants are awarded when the result is published."));
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(round.Setup.TimeZone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(published, zone).DateTime);
        var lines = deliveries.ToDictionary(line => line.Project, StringComparer.Ordinal);
        var funded = selected.ToHashSet(StringComparer.Ordinal);
        var projects = round.Setup.Projects.Where(project => project.Delivery == Delivery.Grant && funded.Contains(project.Id)).ToArray();
        var nameless = projects.FirstOrDefault(project => string.IsNullOrWhiteSpace(lines.GetValueOrDefault(project.Id)?.Owner));
        return nameless is null
            ? ([.. projects.Select(project => lines[project.Id]).Zip(projects, (line, project) => new Grant(project, project.Cost, day, line.Owner!, line.RecipientId, line.ExpectedBy))], null)
            : ([], new("recipient-missing", $"Say on the delivery of “{nameless.Name}” who receives the grant; a list of grants names every recipient."));
    }
}
