namespace ParticipatoryHub.Web.Api;

/// <summary>Under /api no answer is without words: empty errors and failures become problem details.</summary>
internal static partial class ApiErrors
{
    /// <summary>Goes before routing.</summary>
    public static void UseApiErrors(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ParticipatoryHub.Web.Api");
        app.Use((context, next) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? Answer(context, next, log) : next(context));
    }

    private static async Task Answer(HttpContext context, RequestDelegate next, ILogger log)
    {
        try
        {
            await next(context);
            if (context.Response.StatusCode >= 400 && !context.Response.HasStarted && context.Response.ContentType is null)
            {
                await Speak(context, context.Response.StatusCode);
            }
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Speak(context, bad.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (Exception failure) when (!context.Response.HasStarted && failure is TimeoutException or Orleans.Runtime.OrleansException)
        {
            Failed(log, context.GetEndpoint()?.DisplayName, failure);
            await Speak(context, StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            Failed(log, context.GetEndpoint()?.DisplayName, failure);
            await Speak(context, StatusCodes.Status500InternalServerError);
        }
    }

    private static ValueTask Speak(HttpContext context, int status) => status switch
    {
        400 => ApiProblem.Write(context, status, "bad-request", "The request could not be read."),
        401 => ApiProblem.Write(context, status, "token-needed", "This needs a valid staff token: Authorization: Bearer …"),
        403 => ApiProblem.Write(context, status, "role-missing", "The token does not have the role that this needs."),
        404 => ApiProblem.Write(context, status, "not-found", "There is nothing at this address. The API is described at /openapi/v1.json."),
        405 => ApiProblem.Write(context, status, "method-not-allowed", $"This address does not take {Method(context)}."),
        408 => ApiProblem.Write(context, status, "too-slow", "The body came too slowly."),
        413 => ApiProblem.Write(context, status, "too-large", "The body is larger than this address takes."),
        414 => ApiProblem.Write(context, status, "address-too-long", "The address is too long."),
        415 => ApiProblem.Write(context, status, "not-json", "Send JSON, with Content-Type: application/json."),
        503 => ApiProblem.Write(context, status, "busy", "The service could not answer in time. Please try again."),
        >= 500 => ApiProblem.Write(context, status, "broken", "Something is broken on our side. It has been written down."),
        _ => ApiProblem.Write(context, status, "refused", "The request was refused."),
    };

    private static string Method(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? "GET" : HttpMethods.IsPost(context.Request.Method) ? "POST" : "this method";

    [LoggerMessage(1, LogLevel.Error, "An API request failed at {Endpoint}.")]
    private static partial void Failed(ILogger log, string? endpoint, Exception failure);
}
