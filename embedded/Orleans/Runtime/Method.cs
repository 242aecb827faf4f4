using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>A contract's method, compiled once so that a call costs no reflection.</summary>
internal abstract class Method
{
    private static readonly ConcurrentDictionary<MethodInfo, Method> Known = new();

    private readonly int tokenAt;
    private readonly bool oneWay;

    protected Method(MethodInfo method)
    {
        Body = Compile(method);
        AlwaysInterleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        ReadsOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        oneWay = method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void);
        tokenAt = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    /// <summary>Calls the method on an object; null from a void method, else its task.</summary>
    public Func<object, object?[], object?> Body { get; }

    /// <inheritdoc cref="Request.AlwaysInterleaves"/>
    public bool AlwaysInterleaves { get; }

    /// <inheritdoc cref="Request.ReadsOnly"/>
    public bool ReadsOnly { get; }

    public static Method Of(MethodInfo method) => Known.GetOrAdd(method, Create);

    /// <summary>Sends a call and returns what the contract's method returns: a task, or null from a void method.</summary>
    public object? Send(IRequestTarget target, object?[] arguments)
    {
        if (oneWay)
        {
            target.Send(new OneWayCall(this, arguments));
            return Sent;
        }

        return SendForAnswer(target, arguments, tokenAt < 0 ? CancellationToken.None : (CancellationToken)arguments[tokenAt]!);
    }

    /// <summary>What a one-way method returns at once.</summary>
    protected abstract object? Sent { get; }

    protected abstract object SendForAnswer(IRequestTarget target, object?[] arguments, CancellationToken token);

    private static Method Create(MethodInfo method)
    {
        var returns = method.ReturnType;
        if (method.IsGenericMethodDefinition || method.IsGenericMethod)
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} is generic; the embedded engine calls plain methods only.");
        }

        if (returns == typeof(void) || returns == typeof(Task) || returns == typeof(ValueTask))
        {
            return new PlainMethod(method);
        }

        var open = returns.IsGenericType ? returns.GetGenericTypeDefinition() : null;
        if (open != typeof(Task<>) && open != typeof(ValueTask<>))
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns {returns}; a grain's method returns a task.");
        }

        return (Method)Activator.CreateInstance(typeof(ValueMethod<>).MakeGenericType(returns.GetGenericArguments()[0]), method)!;
    }

    private static Func<object, object?[], object?> Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var call = Expression.Call(
            Expression.Convert(target, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, i) =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType)));
        Expression body = method.ReturnType == typeof(void)
            ? Expression.Block(call, Expression.Constant(null))
            : Expression.Convert(call, typeof(object));
        return Expression.Lambda<Func<object, object?[], object?>>(body, target, arguments).Compile();
    }
}

/// <summary>A method whose answer is a <typeparamref name="T"/>.</summary>
internal abstract class Method<T>(MethodInfo method) : Method(method)
{
    public abstract ValueTask<T> Run(object target, object?[] arguments);

    protected abstract object AsReturned(Task<T> answer);

    protected override object SendForAnswer(IRequestTarget target, object?[] arguments, CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return AsReturned(Task.FromException<T>(new OperationCanceledException(token)));
        }

        var call = new Call<T>(this, arguments);
        if (token.CanBeCanceled)
        {
            call.CancelWith(token);
        }

        target.Send(call);
        return AsReturned(call.Answer);
    }
}

/// <summary>A method that answers only that it is done.</summary>
internal sealed class PlainMethod(MethodInfo method) : Method<object?>(method)
{
    private readonly bool returnsValueTask = method.ReturnType == typeof(ValueTask);
    private readonly bool returnsNothing = method.ReturnType == typeof(void);

    protected override object? Sent => returnsNothing ? null : AsReturned(Task.FromResult<object?>(null));

    public override async ValueTask<object?> Run(object target, object?[] arguments)
    {
        var result = Body(target, arguments);
        if (result is Task task)
        {
            await task;
        }
        else if (result is ValueTask valueTask)
        {
            await valueTask;
        }

        return null;
    }

    protected override object AsReturned(Task<object?> answer) => returnsValueTask ? new ValueTask(answer) : answer;
}

/// <summary>A method that answers with a value.</summary>
internal sealed class ValueMethod<T>(MethodInfo method) : Method<T>(method)
{
    private readonly bool returnsValueTask = method.ReturnType == typeof(ValueTask<T>);

    protected override object? Sent => AsReturned(Task.FromResult<T>(default!));

    public override ValueTask<T> Run(object target, object?[] arguments) => Body(target, arguments) switch
    {
        Task<T> task => new(task),
        ValueTask<T> task => task,
        _ => throw new InvalidOperationException("A grain's method returned null in place of a task."),
    };

    protected override object AsReturned(Task<T> answer) => returnsValueTask ? new ValueTask<T>(answer) : answer;
}
