using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Tests.Web.Ideas;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>The log of a service in which nothing is wrong: an operator who looks into it finds what matters.</summary>
public sealed class QuietLogTests
{
    [Fact]
    public async Task Pages_WithForms_WriteNothingToTheLog()
    {
        // Arrange
        using var log = new KeptLog();
        await using var web = await TestWeb.StartAsync(demo: true, also: builder => builder.Services.AddSingleton<ILoggerProvider>(log));
        var (round, _) = await web.OpenForPages();
        var ideas = await web.OpenForIdeas();
        using var resident = new Visitor(web);
        using var officer = new Visitor(web);
        await resident.SignInResident("Nia Quiet");
        await officer.SignIn();
        log.Lines.Clear();

        // Act
        foreach (var path in new[] { $"/rounds/{round}/vote", $"/rounds/{round}/comments/write?kind=project&about=p01", $"/rounds/{ideas}/ideas/new", "/my/ideas", "/comments/mine", "/join", "/communities/clayton-brook/assets/new" })
        {
            await resident.Go(path);
        }

        foreach (var path in new[] { "/staff", $"/staff/rounds/{round}/codes", $"/staff/rounds/{round}/papers", "/staff/workshops/new", "/staff/communities/new", "/communities/clayton-brook/assets/new" })
        {
            await officer.Go(path);
            Assert.Equal("no-store, no-cache", officer.Response.Headers.CacheControl?.ToString());
        }

        // Assert
        Assert.Empty(log.Lines);
    }

    /// <summary>Keeps what comes to the log's usual reader.</summary>
    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
