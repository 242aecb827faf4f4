namespace ParticipatoryHub.Web.Hosting;

/// <summary>Whose service this is, as every page says it (<c>Hub:Council</c>).</summary>
internal sealed record CouncilName(string Text)
{
    /// <summary>Reads the name; a demo has one of its own.</summary>
    public static CouncilName From(IConfiguration configuration) =>
        new(configuration["Hub:Council"] is { Length: > 0 } name ? name : configuration.GetValue("Hub:Demo", false) ? "Clayton Brook – demonstration" : "Your council");
}
