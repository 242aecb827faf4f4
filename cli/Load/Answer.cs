namespace ParticipatoryHub.Cli.Load;

/// <summary>An HTTP answer: status, what <c>Retry-After</c> asks for, and the body, which is good until the connection's next request.</summary>
internal readonly record struct Answer(int Status, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body);
