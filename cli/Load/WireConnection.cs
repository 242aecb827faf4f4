using System.Net.Security;
using System.Net.Sockets;

namespace ParticipatoryHub.Cli.Load;

/// <summary>
/// One keep-alive HTTP/1.1 connection that sends bytes made beforehand and reads no more of an answer than it must, so that
/// the generator costs little of a machine that it shares with what it measures. Connects on the first request and again
/// after any failure, which is an <see cref="IOException"/> or a <see cref="SocketException"/>: what became of the request
/// is then unknown.
/// </summary>
internal sealed class WireConnection(Uri target, TimeSpan patience) : IAsyncDisposable
{
    private readonly AnswerReader reader = new();
    private CancellationTokenSource deadline = new();
    private Stream? stream;

    /// <summary>Sends one request and waits for its answer.</summary>
    public async ValueTask<Answer> Send(ReadOnlyMemory<byte> request, CancellationToken cancel)
    {
        if (!deadline.TryReset())
        {
            deadline.Dispose();
            deadline = new CancellationTokenSource();
        }

        deadline.CancelAfter(patience);
        try
        {
            var open = stream ??= await Connect(deadline.Token);
            await open.WriteAsync(request, deadline.Token);
            var answer = await reader.Read(open, deadline.Token);
            if (reader.ServerCloses)
            {
                await Drop();
            }

            return answer;
        }
        catch (OperationCanceledException)
        {
            await Drop();
            cancel.ThrowIfCancellationRequested();
            throw new IOException($"No answer within {patience.TotalSeconds:0} s.");
        }
        catch (Exception)
        {
            await Drop();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Drop();
        deadline.Dispose();
    }

    private async ValueTask<Stream> Connect(CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target.Host, target.Port, cancel);
            var plain = new NetworkStream(socket, ownsSocket: true);
            return target.Scheme == Uri.UriSchemeHttps ? await Encrypt(plain, cancel) : plain;
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<Stream> Encrypt(NetworkStream plain, CancellationToken cancel)
    {
        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = target.Host }, cancel);
        return encrypted;
    }

    private async ValueTask Drop()
    {
        if (stream is { } open)
        {
            stream = null;
            await open.DisposeAsync();
        }

        reader.Forget();
    }
}
