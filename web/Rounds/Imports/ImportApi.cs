using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Web.Api;

namespace ParticipatoryHub.Web.Rounds.Imports;

/// <summary>Makes a round of an uploaded Pabulib file.</summary>
internal sealed class ImportApi(ImportJobs jobs)
{
    /// <summary>201 with the round's id, or a problem with the file's line and column.</summary>
    public async Task Create(HttpContext context)
    {
        if (TryReadOptions(context.Request.Query, out var options) is { } refusal)
        {
            await ApiProblem.Write(context, refusal);
            return;
        }

        var job = await jobs.Start(context.Request.Body, options, StaffRoundApi.Member(context), context.RequestAborted);
        if (job is null)
        {
            await ApiProblem.Write(context, ImportJobs.Busy);
            return;
        }

        var outcome = await job.Completion.WaitAsync(context.RequestAborted);
        await (outcome switch
        {
            null => ApiProblem.Write(context, StatusCodes.Status500InternalServerError, "broken", job.State.Sentence).AsTask(),
            { Done: true } => ApiAnswer.Write(context, new CreatedBody(outcome.RoundId!, outcome.Notes), ApiJson.Default.CreatedBody, StatusCodes.Status201Created),
            _ => Refuse(context, outcome),
        });
    }

    private static async Task Refuse(HttpContext context, ImportOutcome outcome)
    {
        var first = outcome.Problems[0];
        var status = first.Line is null ? RefusalStatus.Of(first.Code) : StatusCodes.Status400BadRequest;
        await ApiProblem.Write(
            context, status, first.Code, first.Sentence, [.. outcome.Problems.Select(problem => new Refused(problem.Code, problem.Sentence, problem.Field))], json => WritePlace(json, first));
    }

    private static void WritePlace(Utf8JsonWriter json, ImportProblem problem)
    {
        if (problem.Line is { } line)
        {
            json.WriteNumber("line"u8, line);
        }

        if (problem.Column is { } column)
        {
            json.WriteNumber("column"u8, column);
        }
    }

    private static Refused? TryReadOptions(IQueryCollection query, out ImportOptions options)
    {
        options = new ImportOptions(Id: Text(query, "id"), Name: Text(query, "name"), Community: Text(query, "community"), TimeZone: Text(query, "timeZone"));
        if (query.Keys.FirstOrDefault(key => key is not ("id" or "name" or "community" or "timeZone" or "rule" or "opensAt" or "closesAt" or "votes")) is not null)
        {
            return new Refused("unknown-field", "The address may say id, name, community, timeZone, rule, opensAt, closesAt and votes.");
        }

        if (Text(query, "rule") is { } rule)
        {
            if (!CountingRuleNames.TryParse(rule, out var parsed))
            {
                return new Refused("rule-unknown", $"“rule” must be one of {string.Join(", ", CountingRuleNames.All.Select(CountingRuleNames.Name))}.", "rule");
            }

            options = options with { Rule = parsed };
        }

        foreach (var field in (ReadOnlySpan<string>)["opensAt", "closesAt"])
        {
            if (Text(query, field) is { } text)
            {
                if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
                {
                    return new Refused("not-an-instant", $"“{field}” must be an instant such as 2027-03-31T17:00:00Z.", field);
                }

                options = field == "opensAt" ? options with { OpensAt = instant } : options with { ClosesAt = instant };
            }
        }

        options = options with { WithVotes = Text(query, "votes") == "true" };
        return null;
    }

    private static string? Text(IQueryCollection query, string field) => query[field].ToString() is { Length: > 0 } text ? text : null;
}
