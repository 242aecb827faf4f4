using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Orleans.Runtime;

/// <summary>The grain classes of the program, by stored name and by contract.</summary>
internal sealed class GrainClasses
{
    private readonly Dictionary<GrainType, Type> byName = [];
    private readonly Dictionary<Type, GrainType> byContract = [];
    private readonly ConcurrentDictionary<GrainType, GrainClass> known = new();

    public GrainClasses(IOptions<EmbeddedOptions> options)
    {
        foreach (var type in Assemblies(options.Value).SelectMany(assembly => assembly.GetTypes()).Where(IsGrainClass))
        {
            var name = GrainClass.NameOf(type);
            if (!byName.TryAdd(name, type))
            {
                throw new InvalidOperationException($"{type} and {byName[name]} are both stored as '{name}'; give one a [GrainType].");
            }

            foreach (var contract in type.GetInterfaces().Where(contract => typeof(IGrain).IsAssignableFrom(contract)))
            {
                byContract[contract] = byContract.ContainsKey(contract) ? default : name;
            }
        }
    }

    public GrainType TypeFor(Type contract)
    {
        if (!byContract.TryGetValue(contract, out var name))
        {
            throw new ArgumentException($"Could not find an implementation for interface {contract}.", nameof(contract));
        }

        return name != default ? name : throw new ArgumentException($"More than one grain class implements {contract}.", nameof(contract));
    }

    public GrainClass ClassOf(GrainType name) => known.GetOrAdd(name, static (name, byName) =>
        byName.TryGetValue(name, out var type) ? new GrainClass(type) : throw new ArgumentException($"No grain class is stored as '{name}'."), byName);

    private static bool IsGrainClass(Type type) => type.IsClass && !type.IsAbstract && typeof(Grain).IsAssignableFrom(type);

    /// <summary>The assemblies loaded now that know this one, and those of the same program that they refer to.</summary>
    private static HashSet<Assembly> Assemblies(EmbeddedOptions options)
    {
        var self = typeof(Grain).Assembly.GetName().Name;
        var found = new HashSet<Assembly>();
        var toVisit = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (toVisit.TryPop(out var assembly))
        {
            var references = assembly.GetReferencedAssemblies();
            if (references.Any(reference => reference.Name == self) && found.Add(assembly))
            {
                foreach (var reference in references.Where(reference => options.IsOwn(reference.Name!)))
                {
                    toVisit.Push(Assembly.Load(reference));
                }
            }
        }

        return found;
    }
}
