using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>Hears every line of every log, every word of every trace and every tag of every measurement of the process.</summary>
internal sealed class Heard : ILoggerProvider
{
    private readonly ActivityListener traces;
    private readonly MeterListener meters = new();

    public Heard()
    {
        traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Lines.Enqueue(string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Prepend(activity.DisplayName).Concat(activity.Events.Select(happened => happened.Name + string.Join(' ', happened.Tags))))),
        };
        ActivitySource.AddActivityListener(traces);
        meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument, tags));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Hear(instrument, tags));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument, tags));
        meters.Start();
    }

    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Ear(Lines);

    public void Dispose()
    {
        traces.Dispose();
        meters.Dispose();
    }

    private void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!tags.IsEmpty)
        {
            Lines.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}");
        }
    }

    private sealed class Ear(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
