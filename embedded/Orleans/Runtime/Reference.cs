using System.Reflection;

namespace Orleans.Runtime;

/// <summary>What callers hold in place of a grain or an observer: equal when they stand for the same one.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it at run time.")]
internal class Reference : DispatchProxy
{
    public GrainId GrainId { get; private set; }

    private IRequestTarget Target { get; set; } = null!;

    public static object Create(Type contract, GrainId id, IRequestTarget target)
    {
        var proxy = Create(contract, typeof(Reference));
        var reference = (Reference)proxy;
        reference.GrainId = id;
        reference.Target = target;
        return proxy;
    }

    public object As(Type contract) => contract.IsInstanceOfType(this) ? this : Create(contract, GrainId, Target);

    public override bool Equals(object? obj) => obj is Reference other && other.GrainId == GrainId;

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainId.ToString();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Method.Of(targetMethod!).Send(Target, args ?? []);
}
