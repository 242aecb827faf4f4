using Microsoft.AspNetCore.Http.Metadata;

namespace ParticipatoryHub.Web.Api;

/// <summary>A declared route.</summary>
internal readonly struct DeclaredRoute(IEndpointConventionBuilder route)
{
    /// <summary>The body it takes.</summary>
    public DeclaredRoute Takes<T>(string type = "application/json") => With(new AcceptsMetadata([type], typeof(T)));

    /// <summary>What it answers.</summary>
    public DeclaredRoute Answers<T>(int status = StatusCodes.Status200OK, string type = "application/json") =>
        With(new ProducesResponseTypeMetadata(status, typeof(T), [type]));

    /// <summary>The statuses that it refuses with, each as problem details.</summary>
    public DeclaredRoute Refuses(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            With(new ProducesResponseTypeMetadata(status, typeof(ProblemBody), ["application/problem+json"]));
        }

        return this;
    }

    /// <summary>A query parameter, never needed.</summary>
    public DeclaredRoute Asks(string name, string description) => With(new QueryParameter(name, description));

    /// <summary>Takes bodies up to this size.</summary>
    public DeclaredRoute UpTo(long bytes) => With(new BodyLimit(bytes));

    /// <summary>Runs as soon as routing has found it.</summary>
    public DeclaredRoute EndsInRouting()
    {
        route.ShortCircuit();
        return this;
    }

    private DeclaredRoute With(object metadata)
    {
        route.WithMetadata(metadata);
        return this;
    }

    private sealed record BodyLimit(long Bytes) : IRequestSizeLimitMetadata
    {
        long? IRequestSizeLimitMetadata.MaxRequestBodySize => Bytes;
    }
}

/// <summary>A query parameter of a route, for its description.</summary>
internal sealed record QueryParameter(string Name, string Description);
