using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry;

/// <summary>
/// Takes part in every request through the hooks it implements: <see cref="IOperationHook"/>, <see cref="IParseHook"/>, <see cref="IValidateHook"/>,
/// <see cref="IExecuteHook"/>, <see cref="IResolveHook"/>, <see cref="IPayloadHook"/>. In each phase the extension registered first is the
/// outermost. A hook that no extension implements costs nothing.
/// </summary>
public abstract class SchemaExtension
{
    /// <summary>An extension made anew for every request, so that it can keep state in its fields.</summary>
    public static SchemaExtension PerRequest<T>(Func<T> make)
        where T : SchemaExtension => new Extensions.PerRequestExtension(make, typeof(T));
}

/// <summary>Surrounds a whole request, from before parsing until its last payload was taken.</summary>
public interface IOperationHook
{
    /// <summary>Called before parsing. What it returns is disposed behind the last payload, also when the client leaves.</summary>
    IAsyncDisposable? OnOperation(OperationContext context);
}

/// <summary>Surrounds parsing; not called when the document is cached.</summary>
public interface IParseHook
{
    /// <summary>Called before parsing. What it returns is disposed behind it.</summary>
    IDisposable? OnParse(OperationContext context);
}

/// <summary>Surrounds validation; not called when the document is cached.</summary>
public interface IValidateHook
{
    /// <summary>Called before validation. What it returns is disposed behind it.</summary>
    IDisposable? OnValidate(OperationContext context);
}

/// <summary>Surrounds execution up to the first payload.</summary>
public interface IExecuteHook
{
    /// <summary>Called before execution. What it returns is disposed when the first payload is ready.</summary>
    IDisposable? OnExecute(OperationContext context);
}

/// <summary>Surrounds resolvers: all of them, or those of the fields it chooses. The others cost nothing more than without it.</summary>
public interface IResolveHook
{
    /// <summary>
    /// Whether the hook surrounds the resolver of a field; all by default. Asked once a field and schema, not for each request: of an extension that is made per
    /// request, an instance is made to be asked.
    /// </summary>
    /// <param name="type">The object type that the field is selected on.</param>
    /// <param name="field">The field.</param>
    bool Surrounds(ObjectType type, FieldDefinition field) => true;

    /// <summary>Calls <paramref name="next"/> for the field's value and gives it, or another of the same type, back.</summary>
    ValueTask<object?> OnResolve(ResolveInfo info, Func<ValueTask<object?>> next);
}

/// <summary>Sees each payload before it leaves, on every transport and in every format.</summary>
public interface IPayloadHook
{
    /// <summary>Called for each payload. It may change errors and extensions.</summary>
    ValueTask OnPayload(OperationContext context, ExecutionPayload payload);
}

/// <summary>What an extension may know of a request.</summary>
public sealed class OperationContext
{
    private Dictionary<string, object?>? _items;

    internal OperationContext(GraphQLRequest request, CancellationToken cancellationToken)
    {
        Request = request;
        CancellationToken = cancellationToken;
    }

    /// <summary>The request.</summary>
    public GraphQLRequest Request { get; }

    /// <summary>The document, once it is parsed.</summary>
    public Document? Document { get; internal set; }

    /// <summary>The operation's definition, once it is known.</summary>
    public OperationDefinitionNode? Operation { get; internal set; }

    /// <summary>A place for extensions to leave things for one another.</summary>
    public IDictionary<string, object?> Items =>
        _items ?? Interlocked.CompareExchange(ref _items, new Dictionary<string, object?>(StringComparer.Ordinal), null) ?? _items;

    /// <summary>Fires when the client has gone.</summary>
    public CancellationToken CancellationToken { get; }
}
