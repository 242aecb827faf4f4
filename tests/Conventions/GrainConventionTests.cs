using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;

namespace ParticipatoryHub.Tests.Conventions;

/// <summary>What the embedded engine, which passes references where Orleans copies, needs of every contract and message.</summary>
public sealed class GrainConventionTests
{
    private static readonly Assembly Grains = typeof(HubJson).Assembly;

    private static readonly Type[] OpenCollections =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(IList<>), typeof(IDictionary<,>), typeof(ICollection<>),
        typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyDictionary<,>), typeof(Queue<>), typeof(Stack<>),
    ];

    private static IEnumerable<Type> Messages => Grains.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute)));

    private static IEnumerable<Type> GrainClasses => Grains.GetTypes().Where(type => type.IsClass && typeof(Grain).IsAssignableFrom(type));

    private static IEnumerable<Type> Contracts => Grains.GetTypes()
        .Where(type => type.IsInterface && (typeof(IGrain).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type)));

    [Fact]
    public void Messages_AreImmutableSealedRecords()
    {
        // Act
        var faults = Messages.SelectMany(MessageFaults).ToList();

        // Assert
        Assert.Empty(faults);
    }

    [Fact]
    public void MessageMembers_HaveIdsOfTheirOwn()
    {
        // Act
        var faults = Messages.Where(type => !type.IsEnum && !IsUnion(type)).SelectMany(IdFaults).ToList();

        // Assert
        Assert.Empty(faults);
    }

    [Fact]
    public void Aliases_AreThereAndUnique()
    {
        // Act
        var named = Messages.Concat(Contracts).Where(type => !type.IsGenericType)
            .Select(type => (Type: type, Alias: type.GetCustomAttributes<AliasAttribute>().FirstOrDefault()?.Alias)).ToList();
        var shared = named.Where(pair => pair.Alias is not null).GroupBy(pair => pair.Alias).Where(group => group.Count() > 1);

        // Assert
        Assert.Empty(named.Where(pair => pair.Alias is null).Select(pair => $"{pair.Type} has no alias"));
        Assert.Empty(shared.Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Type))}"));
    }

    [Fact]
    public void ContractMethods_HaveAliasesUniqueInTheirContract()
    {
        // Act
        var methods = Contracts.SelectMany(contract => contract.GetMethods()
            .Select(method => (contract, method, alias: method.GetCustomAttributes<AliasAttribute>().FirstOrDefault()?.Alias))).ToList();

        // Assert
        Assert.Empty(methods.Where(entry => entry.alias is null).Select(entry => $"{entry.contract}.{entry.method.Name} has no alias"));
        Assert.Empty(methods.GroupBy(entry => (entry.contract, entry.alias)).Where(group => group.Count() > 1).Select(group => $"{group.Key} is used twice"));
    }

    [Fact]
    public void GrainClasses_AreInternalAndSealed()
    {
        // Act and assert
        Assert.Empty(GrainClasses.Where(type => !type.IsNotPublic || !type.IsSealed).Select(type => type.ToString()));
    }

    [Fact]
    public void GrainMethods_TakeAndReturnNothingThatCanChange()
    {
        // Act
        var faults = Contracts.SelectMany(contract => contract.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(Answer(method.ReturnType))
                .Where(IsOpen).Select(type => $"{method.DeclaringType}.{method.Name}: {type}"))
            .ToList();

        // Assert
        Assert.Empty(faults);
    }

    private static IEnumerable<string> MessageFaults(Type type)
    {
        if (type.IsEnum)
        {
            if (Enum.GetName(type, 0) != "Unspecified")
            {
                yield return $"{type} has no Unspecified = 0";
            }

            yield break;
        }

        if (!IsUnion(type) && !type.IsSealed)
        {
            yield return $"{type} is not sealed";
        }

        if (!IsRecord(type) && !typeof(Exception).IsAssignableFrom(type))
        {
            yield return $"{type} is not a record";
        }

        foreach (var property in Properties(type))
        {
            if (property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            {
                yield return $"{type}.{property.Name} can be set";
            }

            if (IsOpen(property.PropertyType))
            {
                yield return $"{type}.{property.Name} is a {property.PropertyType} that can change";
            }
        }
    }

    private static IEnumerable<string> IdFaults(Type type)
    {
        var ids = Properties(type).Where(property => property.SetMethod is not null)
            .Select(property => (property.Name, property.GetCustomAttribute<IdAttribute>()?.Id)).ToList();
        return ids.Where(entry => entry.Id is null).Select(entry => $"{type}.{entry.Name} has no id")
            .Concat(ids.Where(entry => entry.Id is not null).GroupBy(entry => entry.Id).Where(group => group.Count() > 1).Select(group => $"{type} uses id {group.Key} twice"));
    }

    private static PropertyInfo[] Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly);

    /// <summary>A closed set of alternatives: an abstract record whose cases are sealed.</summary>
    private static bool IsUnion(Type type) => type.IsAbstract && IsRecord(type);

    private static bool IsRecord(Type type) => type.IsValueType
        ? type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
        : type.GetMethod("<Clone>$") is not null;

    private static Type Answer(Type returned) =>
        returned.IsGenericType && returned.Name.StartsWith("Task`", StringComparison.Ordinal) ? returned.GetGenericArguments()[0] : returned;

    private static bool IsOpen(Type type) =>
        type.IsArray && type != typeof(byte[])
        || type.IsGenericType && OpenCollections.Contains(type.GetGenericTypeDefinition());
}
