using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class DescriptionTests(WebFixture fixture)
{
    [Fact]
    public async Task Description_OfTheApi_HasEveryRouteWithWordsAndRefusals()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var routes = web.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods, (route, method) => (Path: route.RoutePattern.RawText!.TrimEnd('/'), Method: method.ToLowerInvariant()))
            .ToList();

        // Act
        var description = JsonSerializer.Deserialize<JsonElement>(await web.Http.GetStringAsync("/openapi/v1.json"));

        // Assert
        Assert.True(routes.Count >= 20);
        var paths = description.GetProperty("paths");
        foreach (var (path, method) in routes)
        {
            var operation = paths.GetProperty(path).GetProperty(method);
            Assert.True(operation.TryGetProperty("summary", out _), $"{method} {path} has no summary.");
            Assert.Contains(operation.GetProperty("responses").EnumerateObject(), answer => answer.Name.StartsWith('2'));
            var parameters = operation.TryGetProperty("parameters", out var listed) ? listed.EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ToList() : [];
            Assert.All(path.Split('/').Where(part => part.StartsWith('{')), part => Assert.Contains(part.Trim('{', '}'), parameters));
            Assert.Equal(path.StartsWith("/api/v1/staff", StringComparison.Ordinal), operation.TryGetProperty("security", out _));

            // The end of an entry and the putting of a batch into the box say nothing beyond their address.
            Assert.Equal(method == "post" && !path.EndsWith("/finish", StringComparison.Ordinal) && !path.EndsWith("/settle", StringComparison.Ordinal), operation.TryGetProperty("requestBody", out _));
        }

        Assert.Equal(routes.Count, paths.EnumerateObject().Sum(path => path.Value.EnumerateObject().Count()));
        Assert.True(description.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("staffToken", out _));
    }
}
