using System.Text;
using ParticipatoryHub.Cli.Load;

namespace ParticipatoryHub.Tests.Cli.Load;

public sealed class AnswerReaderTests
{
    [Theory]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello", 201, "hello")]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", 200, "")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204, "")]
    [InlineData("HTTP/1.1 422 Unprocessable\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\nA\r\nlo, voters\r\n0\r\n\r\n", 422, "hello, voters")]
    public async Task Read_WholeOrByteByByte_GivesStatusAndBody(string wire, int status, string body)
    {
        foreach (var step in new[] { int.MaxValue, 7, 1 })
        {
            // Arrange
            var reader = new AnswerReader();
            using var stream = new StutteringStream(Encoding.ASCII.GetBytes(wire), step);

            // Act
            var answer = await reader.Read(stream, CancellationToken.None);

            // Assert
            Assert.Equal((status, body), (answer.Status, Encoding.ASCII.GetString(answer.Body.Span)));
        }
    }

    [Fact]
    public async Task Read_SeveralAnswersOnOneConnection_ReadsEachOnce()
    {
        // Arrange
        const string Wire = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n"
            + "HTTP/1.1 429 Slow\r\nRetry-After: 3\r\nContent-Length: 1\r\n\r\nb"
            + "HTTP/1.1 201 Created\r\nContent-Length: 1\r\nConnection: close\r\n\r\nc";
        var reader = new AnswerReader();
        using var stream = new StutteringStream(Encoding.ASCII.GetBytes(Wire), int.MaxValue);

        // Act
        var bodies = new List<string>();
        var waits = new List<TimeSpan?>();
        for (var answer = 0; answer < 3; answer++)
        {
            var read = await reader.Read(stream, CancellationToken.None);
            bodies.Add(Encoding.ASCII.GetString(read.Body.Span));
            waits.Add(read.RetryAfter);
        }

        // Assert
        Assert.Equal(["a", "b", "c"], bodies);
        Assert.Equal([null, TimeSpan.FromSeconds(3), null], waits);
        Assert.True(reader.ServerCloses);
    }

    [Theory]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\nonly this")]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task Read_CutOffOrNotHttp_IsAnIoFailure(string wire)
    {
        // Arrange
        using var stream = new StutteringStream(Encoding.ASCII.GetBytes(wire), int.MaxValue);

        // Act and Assert
        await Assert.ThrowsAsync<IOException>(async () => await new AnswerReader().Read(stream, CancellationToken.None));
    }

    private sealed class StutteringStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
