using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ParticipatoryHub.Cli.Load;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Service;

/// <summary>
/// Casts of a round as HTTP requests. The cast id and the browser's half of the nonce follow from the round and the voter's
/// place in the file, so that casting the same ballot again, today or after a crash, is the same cast.
/// </summary>
internal sealed class CastRequests(Uri service, string round, VotingMethod method)
{
    private readonly ArrayBufferWriter<byte> body = new(1024);

    /// <summary>The requests added so far.</summary>
    public RequestBytes Requests { get; } = new("POST", new Uri(service, $"/api/v1/rounds/{round}/ballots"));

    /// <summary>The cast id of a voter.</summary>
    public static Guid CastId(string round, int voter) => new(Seed(round, voter).AsSpan(0, 16));

    /// <summary>Adds a voter's cast.</summary>
    public void Add(int voter, string code, ReadOnlySpan<Choice> choices)
    {
        var seed = Seed(round, voter);
        body.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("castId", new Guid(seed.AsSpan(0, 16)));
            json.WriteString("voterCode", code);
            json.WriteStartArray("choices");
            foreach (var choice in choices)
            {
                json.WriteStartObject();
                json.WriteString("project", choice.ProjectId);
                if (method is not (VotingMethod.Approval or VotingMethod.Knapsack))
                {
                    json.WriteNumber("value", choice.Value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("nonce", Convert.ToHexStringLower(seed.AsSpan(16, 16)));
            json.WriteEndObject();
        }

        Requests.Add(body.WrittenSpan);
    }

    private static byte[] Seed(string round, int voter) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"participatoryhub/replay/v1\n{round}\n{voter}\n")));
}
