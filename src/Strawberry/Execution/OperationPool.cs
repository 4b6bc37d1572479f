using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The operations of a schema. One that nobody can hold a part of any more when it has ended is used again.</summary>
internal sealed class OperationPool(BoundSchema schema, SchemaConfig config, SingletonServices? singletons, ILogger? logger)
{
    private const int MaxIdle = 64;

    private readonly ConcurrentQueue<OperationExecution> _idle = new();
    private OperationExecution? _first;
    private int _count;

    /// <summary>An operation that has begun. It goes back with <see cref="End"/>.</summary>
    public OperationExecution Begin(in OperationSetup setup, CancellationToken cancellationToken)
    {
        var operation = Interlocked.Exchange(ref _first, null);
        if (operation is null)
        {
            if (_idle.TryDequeue(out operation))
            {
                Interlocked.Decrement(ref _count);
            }
            else
            {
                operation = Make();
            }
        }

        operation.Begin(setup, cancellationToken);
        return operation;
    }

    /// <summary>
    /// The same for a subscription. Its operation is a new one: it does not begin with a turn that keeps out those who are late with waking the pump for the request before.
    /// </summary>
    public OperationExecution BeginSubscription(in OperationSetup setup, CancellationToken cancellationToken)
    {
        var operation = Make();
        operation.IsShared = true;
        operation.Begin(setup, cancellationToken);
        return operation;
    }

    public void End(OperationExecution operation)
    {
        operation.End();
        if (!operation.TryReset())
        {
            operation.Drop();
            return;
        }

        if (_first is null && Interlocked.CompareExchange(ref _first, operation, null) is null)
        {
            return;
        }

        if (Interlocked.Increment(ref _count) <= MaxIdle)
        {
            _idle.Enqueue(operation);
        }
        else
        {
            Interlocked.Decrement(ref _count);
            operation.Drop();
        }
    }

    private OperationExecution Make() => new(schema, config, singletons, logger);
}
