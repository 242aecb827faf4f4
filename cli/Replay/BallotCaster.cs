using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using ParticipatoryHub.Cli.Load;
using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>
/// Casts ballots from N clients at once. Where the outcome of a cast is not known (the connection broke, the service answered
/// 5xx, it is starting again) the same cast is sent again, by its id, until the service has said what became of it.
/// </summary>
internal sealed class BallotCaster(Uri service, RequestBytes requests, int clients)
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RestartPatience = TimeSpan.FromMinutes(2);
    private readonly ConcurrentQueue<RefusedBallot> refused = new();
    private int next = -1;
    private int accepted;
    private int asked;

    /// <summary>Ballots that the service has acknowledged.</summary>
    public int Accepted => accepted;

    /// <summary>Ballots that the service has refused.</summary>
    public IReadOnlyCollection<RefusedBallot> Refused => refused;

    /// <summary>Ballots of which the outcome is known.</summary>
    public int Done => accepted + refused.Count;

    /// <summary>How often a cast was sent again because its outcome was not known.</summary>
    public int AskedAgain => asked;

    /// <summary>How long each voter waited for the outcome, restarts included.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>Casts every ballot.</summary>
    public async Task Run(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(clients, Math.Max(1, requests.Count))).Select(async _ =>
        {
            try
            {
                await Client(stop.Token);
            }
            catch (Exception)
            {
                await stop.CancelAsync();
                throw;
            }
        }));
    }

    private async Task Client(CancellationToken cancel)
    {
        await using var connection = new WireConnection(service, AnswerPatience);
        int index;
        while ((index = Interlocked.Increment(ref next)) < requests.Count)
        {
            cancel.ThrowIfCancellationRequested();
            var startedAt = Stopwatch.GetTimestamp();
            var answer = await Insist(connection, requests[index], cancel);
            Latencies.RecordSince(startedAt);
            if (answer.Status == 201)
            {
                Interlocked.Increment(ref accepted);
            }
            else
            {
                refused.Enqueue(new RefusedBallot(
                    index, Problem.Code(answer.Body) ?? $"status-{answer.Status}", Problem.Sentence(answer.Body) ?? "The service gave no reason."));
            }
        }
    }

    private async Task<Answer> Insist(WireConnection connection, ReadOnlyMemory<byte> request, CancellationToken cancel)
    {
        var patience = new Patience(RestartPatience);
        while (true)
        {
            string trouble;
            try
            {
                var answer = await connection.Send(request, cancel);
                if (answer.Status < 500 && answer.Status != 429)
                {
                    return answer;
                }

                trouble = $"it answers {answer.Status}";
                if (answer.RetryAfter is { } wait)
                {
                    await Task.Delay(wait, cancel);
                }
            }
            catch (Exception failure) when (failure is IOException or SocketException)
            {
                trouble = failure.Message;
            }

            Interlocked.Increment(ref asked);
            if (!await patience.Wait(cancel))
            {
                throw new CommandFailure($"{service} has not said for two minutes what became of a ballot: {trouble}");
            }
        }
    }
}

/// <summary>A ballot that the service refused.</summary>
/// <param name="Voter">The ballot's place in the file, from 0.</param>
internal sealed record RefusedBallot(int Voter, string Code, string Sentence);
