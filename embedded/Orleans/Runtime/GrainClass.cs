using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>What the runtime knows of a grain class.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory build;
    private readonly Func<Activation, object>[] given;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = NameOf(type);
        Reentrant = type.IsDefined(typeof(ReentrantAttribute));
        KeepAlive = type.IsDefined(typeof(KeepAliveAttribute));
        var parameters = type.GetConstructors().Single().GetParameters()
            .Select(parameter => (Parameter: parameter, Given: Given(parameter)))
            .Where(pair => pair.Given is not null)
            .ToArray();
        build = ActivatorUtilities.CreateFactory(type, [.. parameters.Select(pair => pair.Parameter.ParameterType)]);
        given = [.. parameters.Select(pair => pair.Given!)];
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool Reentrant { get; }

    public bool KeepAlive { get; }

    /// <summary>Builds an instance; state it asks for is not yet read.</summary>
    public Grain Build(Activation activation) =>
        (Grain)build(activation.ActivationServices, [.. given.Select(value => value(activation))]);

    /// <summary>The name a class is stored under: its own by attribute, else in lower case without "grain".</summary>
    public static GrainType NameOf(Type type) =>
        new(type.GetCustomAttribute<GrainTypeAttribute>()?.Name ?? NameByConvention(type));

    private static string NameByConvention(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }

    private static Func<Activation, object>? Given(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(IGrainContext))
        {
            return activation => activation;
        }

        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is not { } attribute)
        {
            return null;
        }

        var state = typeof(PersistentState<>).MakeGenericType(parameter.ParameterType.GetGenericArguments()[0]);
        var create = ActivatorUtilities.CreateFactory(state, [typeof(string), typeof(Activation), typeof(IGrainStorage)]);
        return activation =>
        {
            var services = activation.ActivationServices;
            var storage = attribute.StorageName is { } name
                ? services.GetRequiredKeyedService<IGrainStorage>(name)
                : services.GetRequiredService<IGrainStorage>();
            var instance = (IStoredState)create(services, [attribute.StateName, activation, storage]);
            activation.StoredStates.Add(instance);
            return instance;
        };
    }
}
