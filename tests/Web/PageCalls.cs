using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace ParticipatoryHub.Tests.Web;

/// <summary>
/// Counts what a request costs: calls of grains by pages, on either engine, through stand-ins for the factory and the grains it gives; and
/// where PostgreSQL is beneath, statements sent, which Npgsql tells to whoever listens.
/// </summary>
public sealed class PageCalls : IDisposable
{
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);
    private readonly ActivityListener listener;
    private int statements;

    public PageCalls()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Interlocked.Increment(ref statements),
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Has a service's pages counted.</summary>
    public void Watch(WebApplicationBuilder builder)
    {
        var given = builder.Services.Last(service => service.ServiceType == typeof(IGrainFactory));
        builder.Services.AddSingleton(new ServedFactory(services => (IGrainFactory)(given.ImplementationInstance ?? given.ImplementationFactory!(services))));
        builder.Services.AddScoped<IGrainFactory>(services => Counted.Of(services.GetRequiredService<ServedFactory>().Of(services), this));
    }

    /// <summary>What a request cost: calls of grains, and statements of everything that ran meanwhile.</summary>
    public async Task<(int Grains, int Statements)> Around(Func<Task> request)
    {
        calls.Clear();
        Interlocked.Exchange(ref statements, 0);
        await request();
        return (calls.Values.Sum(), statements);
    }

    /// <summary>The calls of the last request, for the sentence of a test that fails.</summary>
    public string Told => string.Join(", ", calls.OrderByDescending(call => call.Value).Select(call => $"{call.Value} × {call.Key}"));

    public void Dispose() => listener.Dispose();

    private void Count(MethodInfo method) => calls.AddOrUpdate($"{method.DeclaringType!.Name}.{method.Name}", 1, static (_, count) => count + 1);

    private sealed class ServedFactory(Func<IServiceProvider, IGrainFactory> given)
    {
        public IGrainFactory Of(IServiceProvider services) => given(services);
    }

    /// <summary>Stands in for a factory or a grain, and counts calls of grains.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "The runtime derives the stand-ins from it.")]
    private class Counted : DispatchProxy
    {
        private object inner = null!;
        private PageCalls counter = null!;

        public static IGrainFactory Of(IGrainFactory factory, PageCalls counter) => (IGrainFactory)Of(typeof(IGrainFactory), factory, counter);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (inner is IGrain)
            {
                counter.Count(targetMethod!);
            }

            var given = targetMethod!.Invoke(inner, args);
            return given is IGrain && targetMethod.ReturnType.IsInterface ? Of(targetMethod.ReturnType, given, counter) : given;
        }

        private static object Of(Type face, object inner, PageCalls counter)
        {
            var made = Create(face, typeof(Counted));
            ((Counted)made).inner = inner;
            ((Counted)made).counter = counter;
            return made;
        }
    }
}
