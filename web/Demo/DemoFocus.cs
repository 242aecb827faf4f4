using System.Collections.Immutable;
using ParticipatoryHub.Focus;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Demo;

/// <summary>Invented figures of the places in the framework, twelve indicators over five years, and a score card; their source says that they are examples.</summary>
internal sealed class DemoFocus(IGrainFactory grains)
{
    private static readonly StaffMember Officer = new("demo", "The demonstration", [StaffRole.Officer]);

    /// <summary>What counts more on the score card than the others, and which outcomes an indicator tells something about.</summary>
    private static readonly (string Indicator, int Weight, string Outcomes)[] Said =
    [
        ("adults-who-feel-lonely-often-or-always", 8, "outcome-connectivity"),
        ("adults-without-a-qualification", 5, "outcome-capability"),
        ("children-in-low-income-families", 10, "outcome-resilience"),
        ("households-in-fuel-poverty", 4, "outcome-resilience"),
        ("households-without-a-car", 2, "outcome-connectivity"),
        ("incidents-of-anti-social-behaviour", 4, "outcome-cohesion"),
        ("people-in-good-or-very-good-health", 6, "outcome-resilience"),
        ("pupils-who-reach-the-expected-standard-at-eleven", 5, "outcome-capability"),
        ("recorded-crimes", 4, "outcome-cohesion"),
        ("residents-who-feel-they-can-influence-local-decisions", 8, "outcome-efficacy"),
        ("residents-who-volunteer-at-least-once-a-month", 6, "outcome-capability outcome-collaboration"),
        ("working-age-people-who-claim-benefits-for-being-out-of-w", 6, "outcome-resilience"),
    ];

    /// <summary>The indicator that is said last.</summary>
    public const string Last = "working-age-people-who-claim-benefits-for-being-out-of-w";

    /// <summary>Takes the figures in where there are none.</summary>
    public async Task Seed(CancellationToken cancel)
    {
        var focus = grains.GetGrain<IFocusGrain>("all");
        if (!(await focus.Indicators()).IsEmpty)
        {
            return;
        }

        using var reader = new StreamReader(typeof(DemoFocus).Assembly.GetManifestResourceStream("Demo.Focus.figures")!);
        Done((await focus.Import(new ImportFigures(Guid.NewGuid(), await reader.ReadToEndAsync(cancel), Officer))).Refusals);
        var indicators = (await focus.Indicators()).ToDictionary(indicator => indicator.Id);
        foreach (var (id, weight, outcomes) in Said)
        {
            Done((await focus.Change(new ChangeIndicator(Guid.NewGuid(), indicators[id] with { Weight = weight, Outcomes = [.. outcomes.Split(' ')] }, Officer))).Refusals);
        }
    }

    private static void Done(ImmutableArray<Refused> refusals)
    {
        if (!refusals.IsEmpty)
        {
            throw new InvalidOperationException($"The demonstration could not be set up: {refusals[0].Sentence}");
        }
    }
}
