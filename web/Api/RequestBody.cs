using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace ParticipatoryHub.Web.Api;

/// <summary>A small JSON body, whole in memory.</summary>
internal static class RequestBody
{
    /// <summary>Reads what a body's bytes say.</summary>
    public delegate Refused? Reader<in T>(ReadOnlySpan<byte> body, T into);

    /// <summary>Reads the body, or answers why not and returns false.</summary>
    /// <param name="optional">An empty body is then taken as it is, without a content type.</param>
    public static async ValueTask<bool> Read<T>(HttpContext context, Reader<T> reader, T into, bool optional = false)
    {
        var request = context.Request;
        if (optional && request.ContentLength is null or 0 && !IsChunked(request))
        {
            return true;
        }

        if (!IsJson(request.ContentType))
        {
            await ApiProblem.Write(context, StatusCodes.Status415UnsupportedMediaType, "not-json", "Send JSON, with Content-Type: application/json.");
            return false;
        }

        var refusal = await Parse(context, reader, into);
        if (refusal is null)
        {
            return true;
        }

        await ApiProblem.Write(context, refusal);
        return false;
    }

    private static async ValueTask<Refused?> Parse<T>(HttpContext context, Reader<T> reader, T into)
    {
        var pipe = context.Request.BodyReader;
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Hosting.KestrelSetup.SmallBody;
        while (true)
        {
            var read = await pipe.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > most)
            {
                pipe.AdvanceTo(read.Buffer.End);
                return new Refused("too-large", $"The body holds more than {most:N0} bytes.");
            }

            if (read.IsCompleted)
            {
                var refusal = reader(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray(), into);
                pipe.AdvanceTo(read.Buffer.End);
                return refusal;
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsChunked(HttpRequest request) => request.Headers.TransferEncoding.Count > 0;

    private static bool IsJson(string? type) =>
        type is not null
        && type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Length == 16 || type[16] is ';' or ' ');
}
