namespace ParticipatoryHub.Web.Api;

/// <summary>Words for declaring a route together with what its description says.</summary>
internal static class ApiRoute
{
    /// <summary>A public GET; ends in routing, before any sign-in.</summary>
    public static DeclaredRoute Read(this RouteGroupBuilder group, string path, RequestDelegate handle, string summary) =>
        Describe(group.MapGet(path, handle), handle, summary).EndsInRouting();

    /// <summary>A public POST; ends in routing, before any sign-in.</summary>
    public static DeclaredRoute Send(this RouteGroupBuilder group, string path, RequestDelegate handle, string summary) =>
        Describe(group.MapPost(path, handle), handle, summary).EndsInRouting();

    /// <summary>A GET for staff.</summary>
    public static DeclaredRoute ReadAsStaff(this RouteGroupBuilder group, string path, RequestDelegate handle, string summary) =>
        Describe(group.MapGet(path, handle), handle, summary);

    /// <summary>A POST for staff.</summary>
    public static DeclaredRoute SendAsStaff(this RouteGroupBuilder group, string path, RequestDelegate handle, string summary) =>
        Describe(group.MapPost(path, handle), handle, summary);

    private static DeclaredRoute Describe(IEndpointConventionBuilder route, RequestDelegate handle, string summary) =>
        new(route.WithMetadata(handle.Method).WithSummary(summary));
}
