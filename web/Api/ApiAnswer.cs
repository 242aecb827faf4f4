using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ParticipatoryHub.Web.Api;

/// <summary>An answer as JSON.</summary>
internal static class ApiAnswer
{
    /// <summary>Writes the body; <paramref name="cache"/> says who may keep it.</summary>
    public static Task Write<T>(HttpContext context, T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK, string cache = "no-store")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = cache;
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, body, type, context.RequestAborted);
    }
}
