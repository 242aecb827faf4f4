using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Api;

/// <summary>The API's description at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiSetup
{
    private const string TokenScheme = "staffToken";

    public static void AddApiDescription(this WebApplicationBuilder builder)
    {
        builder.Services.AddOutputCache();
        builder.Services.AddOpenApi("v1", api =>
        {
            api.ShouldInclude = route => route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            api.AddDocumentTransformer(Describe);
            api.AddOperationTransformer(Complete);
        });
    }

    /// <summary>Made once and kept.</summary>
    public static void MapApiDescription(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").CacheOutput();

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ParticipatoryHub",
            Version = "v1",
            Description = "Participatory budgeting rounds: read, vote, check; and run them, for staff. Money is in minor units. Every refusal is problem details (RFC 9457) with a stable “code”.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[TokenScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A staff token, made by an administrator.",
        };
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var route = context.Description;
        operation.Parameters ??= [];
        foreach (var name in PathParameters(route.RelativePath!).Where(name => operation.Parameters.All(known => known.Name != name)))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Description = name switch { "id" => "The round's name in addresses.", "batch" => "The number of a batch of paper, from 1.", _ => "The cast id sent with the ballot." },
                Schema = new OpenApiSchema { Type = name == "batch" ? JsonSchemaType.Integer : JsonSchemaType.String, Format = name == "castId" ? "uuid" : null },
                Example = name switch { "id" => "clayton-brook-2027", "batch" => 1, _ => "6f9619ff-8b86-d011-b42d-00c04fc964ff" },
            });
        }

        foreach (var query in route.ActionDescriptor.EndpointMetadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = query.Name,
                In = ParameterLocation.Query,
                Description = query.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (route.RelativePath!.StartsWith("api/v1/staff", StringComparison.Ordinal))
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenScheme, context.Document)] = [] }];
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<string> PathParameters(string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
}
