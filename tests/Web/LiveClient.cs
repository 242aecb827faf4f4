using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ParticipatoryHub.Tests.Web;

/// <summary>A page's live connection, straight over a WebSocket.</summary>
internal static class LiveClient
{
    /// <summary>Connects to <c>/live</c>.</summary>
    public static async Task<HubConnection> Connect(this TestWeb web)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory, WebSocketFactory>();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new UriBuilder(web.Address) { Scheme = "ws", Path = "/live" }.Uri));
        var connection = builder.Build();
        await connection.StartAsync();
        return connection;
    }

    private sealed class WebSocketFactory : IConnectionFactory
    {
        public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        {
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
            return new WebSocketConnection(socket);
        }
    }

    private sealed class WebSocketConnection : ConnectionContext
    {
        private readonly ClientWebSocket socket;
        private readonly Pipe received = new();
        private readonly Pipe sent = new();
        private readonly Task pumps;

        public WebSocketConnection(ClientWebSocket socket)
        {
            this.socket = socket;
            Transport = new Duplex(received.Reader, sent.Writer);
            pumps = Task.WhenAll(Receive(), Send());
        }

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override async ValueTask DisposeAsync()
        {
            await sent.Writer.CompleteAsync();
            socket.Abort();
            await pumps;
            socket.Dispose();
            await base.DisposeAsync();
        }

        private async Task Receive()
        {
            try
            {
                while (await socket.ReceiveAsync(received.Writer.GetMemory(4096), default) is { MessageType: not WebSocketMessageType.Close } message)
                {
                    received.Writer.Advance(message.Count);
                    await received.Writer.FlushAsync();
                }
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
            {
                // The reader hears of it below.
            }

            await received.Writer.CompleteAsync();
        }

        private async Task Send()
        {
            while (await sent.Reader.ReadAsync() is { IsCompleted: false } read)
            {
                try
                {
                    await socket.SendAsync(read.Buffer.ToArray(), WebSocketMessageType.Text, endOfMessage: true, default);
                }
                catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
                {
                    break;
                }

                sent.Reader.AdvanceTo(read.Buffer.End);
            }
        }

        private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
    }
}
