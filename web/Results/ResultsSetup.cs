using System.Globalization;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Results;
using ParticipatoryHub.Web.Ballots;

namespace ParticipatoryHub.Web.Results;

/// <summary>What the council decides about what results show.</summary>
/// <param name="SmallestCell">Numbers of people from 1 up to, and without, this one are hidden in turnout (<c>Hub:SmallestCell</c>).</param>
internal sealed record ResultSettings(int SmallestCell)
{
    /// <summary>Reads the setting; throws when it is no whole number of at least 1, since showing too much cannot be taken back.</summary>
    public static ResultSettings From(IConfiguration configuration) => configuration["Hub:SmallestCell"] switch
    {
        null or "" => new ResultSettings(SmallCells.DefaultThreshold),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 => new ResultSettings(number),
        var text => throw new InvalidOperationException($"Hub:SmallestCell must be a whole number of at least 1, not “{text}”."),
    };
}

/// <summary>Pages of results and deliveries.</summary>
internal static class ResultsSetup
{
    public static void AddResults(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ResultSettings.From(builder.Configuration));
        builder.Services.AddSingleton<PublishedResults>();
        builder.Services.AddSingleton<DeliveryExports>();
        builder.Services.AddSingleton<PotExports>();
        builder.Services.AddSingleton(new TrackingLimit(builder.Configuration.GetValue("Hub:TrackingPerMinute", TrackingLimit.Usual)));
    }
}
