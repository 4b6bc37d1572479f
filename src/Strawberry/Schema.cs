using Strawberry.Execution;
using Strawberry.Execution.Introspection;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry;

/// <summary>A schema that executes requests. Made once, used by all requests at the same time.</summary>
public abstract class Schema
{
    private readonly RequestExecutor _executor;

    private protected Schema(SchemaConfig? config, Type query, Type? mutation, Type? subscription)
    {
        Config = config ?? new SchemaConfig();
        if (query == typeof(None))
        {
            throw new SchemaException(["A schema needs a query root; None stands for a mutation or a subscription root that is not there."]);
        }

        var bound = SchemaBinder.Bind(
            new SchemaRoots(query, mutation == typeof(None) ? null : mutation, subscription == typeof(None) ? null : subscription)
            {
                ExtraTypes = [.. Config.Types],
                Incremental = Config.EnableExperimentalIncrementalExecution,
                Description = Config.Description,
                Permissions = Config.Permissions,
            },
            IntrospectionTables.Bind,
            PermissionTable.Instance);
        Definition = bound.Definition;
        _executor = new RequestExecutor(bound, Config);
    }

    /// <summary>The schema as data.</summary>
    public SchemaDefinition Definition { get; }

    internal SchemaConfig Config { get; }

    /// <summary>Executes a request: one payload for a plain result, a sequence for an incremental one, a payload an event for a subscription.</summary>
    public IAsyncEnumerable<ExecutionPayload> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _executor.StreamAsync(request, cancellationToken);
    }

    /// <summary>Executes a document.</summary>
    public IAsyncEnumerable<ExecutionPayload> StreamAsync(string query, CancellationToken cancellationToken = default) =>
        StreamAsync(new GraphQLRequest(query), cancellationToken);

    /// <summary>Executes a query or mutation to one complete result, as if every <c>@defer</c> and <c>@stream</c> were off. A subscription is an error.</summary>
    public ValueTask<ExecutionPayload> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _executor.ExecuteAsync(request, cancellationToken);
    }

    /// <summary>Executes a document to one complete result.</summary>
    public ValueTask<ExecutionPayload> ExecuteAsync(string query, CancellationToken cancellationToken = default) =>
        ExecuteAsync(new GraphQLRequest(query), cancellationToken);

    /// <summary>The kind of the operation that a request would execute, before anything of it runs; null when it would execute none.</summary>
    internal OperationType? FindOperation(GraphQLRequest request) => _executor.FindOperation(request);

    /// <summary>The schema in the schema definition language.</summary>
    public override string ToString() => SdlPrinter.Print(Definition);
}

/// <summary>A schema with a query root.</summary>
public class Schema<TQuery>(SchemaConfig? config = null) : Schema(config, typeof(TQuery), null, null);

/// <summary>A schema with a query and a mutation root.</summary>
public class Schema<TQuery, TMutation>(SchemaConfig? config = null) : Schema(config, typeof(TQuery), typeof(TMutation), null);

/// <summary>A schema with a query, a mutation and a subscription root. <see cref="None"/> stands for a root that is not there.</summary>
public class Schema<TQuery, TMutation, TSubscription>(SchemaConfig? config = null)
    : Schema(config, typeof(TQuery), typeof(TMutation), typeof(TSubscription));
