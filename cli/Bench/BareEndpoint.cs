using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ParticipatoryHub.Cli.Bench;

/// <summary>
/// The yardstick: the least that an ASP.NET endpoint can do with a ballot. It reads the same JSON body with generated code,
/// makes one prepared insert on a pooled connection, and answers. No codes, no rules, no ledger, no idempotency.
/// </summary>
internal static class BareEndpoint
{
    /// <summary>The table that it fills.</summary>
    public const string Table = """
        CREATE TABLE bare_ballots (
            cast_id uuid PRIMARY KEY, round text NOT NULL, voter_code text NOT NULL, choices text NOT NULL, nonce text,
            cast_at timestamptz NOT NULL DEFAULT now())
        """;

    private const string Insert = "INSERT INTO bare_ballots (cast_id, round, voter_code, choices, nonce) VALUES ($1, $2, $3, $4, $5)";

    /// <summary>Serves until it is told to stop.</summary>
    public static async Task Run(string postgres, string urls, int connections)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, BareJson.Default));
        await using var database = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(postgres)
        {
            MaxPoolSize = connections,
            MaxAutoPrepare = 4,
            AutoPrepareMinUsages = 2,
        }.ConnectionString).Build();
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => TypedResults.Ok());
        app.MapPost("/api/v1/rounds/{round}/ballots", async (string round, BareBallot ballot, CancellationToken cancel) =>
        {
            await using var command = database.CreateCommand(Insert);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = ballot.CastId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = round });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ballot.VoterCode });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Join(' ', ballot.Choices.Select(choice => choice.Project)) });
            command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = ballot.Nonce });
            await command.ExecuteNonQueryAsync(cancel);
            return TypedResults.Json(new BareReceipt(ballot.CastId, "0000-0000-0000-0", false), BareJson.Default.BareReceipt, statusCode: 201);
        });
        await app.RunAsync();
    }
}

/// <summary>A ballot as the API takes it.</summary>
internal sealed record BareBallot(Guid CastId, string VoterCode, BareChoice[] Choices, string? Nonce);

/// <summary>A choice as the API takes it.</summary>
internal sealed record BareChoice(string Project, long? Value);

/// <summary>A receipt as the API gives it.</summary>
internal sealed record BareReceipt(Guid CastId, string TrackingCode, bool Replaced);

[JsonSerializable(typeof(BareBallot))]
[JsonSerializable(typeof(BareReceipt))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BareJson : JsonSerializerContext;
