using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace ParticipatoryHub.Web.Api;

/// <summary>A refusal as problem details (RFC 9457), with our stable code beside the standard members.</summary>
internal static class ApiProblem
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers a refusal with the status that its code stands for.</summary>
    public static ValueTask Write(HttpContext context, Refused refusal) => Write(context, RefusalStatus.Of(refusal.Code), refusal.Code, refusal.Sentence, [refusal]);

    /// <summary>Answers several refusals of one command with the status of the first.</summary>
    public static ValueTask Write(HttpContext context, IReadOnlyList<Refused> refusals) =>
        Write(context, RefusalStatus.Of(refusals[0].Code), refusals[0].Code, refusals[0].Sentence, refusals);

    /// <summary>Answers with a status and a code.</summary>
    public static ValueTask Write(HttpContext context, int status, string code, string sentence) => Write(context, status, code, sentence, []);

    /// <summary>Answers with further members.</summary>
    public static async ValueTask Write(
        HttpContext context, int status, string code, string sentence, IReadOnlyList<Refused> errors, Action<Utf8JsonWriter>? further = null)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body, Plain))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "about:blank"u8);
            json.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status"u8, status);
            json.WriteString("detail"u8, sentence);
            json.WriteString("code"u8, code);
            if (errors.Count > 1 || errors.Any(error => error.Field is not null))
            {
                WriteErrors(json, errors);
            }

            further?.Invoke(json);
            json.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        context.Response.ContentLength = body.WrittenCount;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<Refused> errors)
    {
        json.WriteStartArray("errors"u8);
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, error.Code);
            json.WriteString("detail"u8, error.Sentence);
            if (error.Field is not null)
            {
                json.WriteString("field"u8, error.Field);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
