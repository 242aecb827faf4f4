namespace ParticipatoryHub.Web.Outcomes;

/// <summary>What the pages of outcomes need.</summary>
internal static class OutcomePagesSetup
{
    /// <summary>The words, and what gathers the facts.</summary>
    public static void AddOutcomePages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OutcomeTexts>();
        builder.Services.AddScoped<OutcomeReader>();
    }
}
