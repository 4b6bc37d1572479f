using System.Collections.Immutable;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry;

/// <summary>What a resolver may know of the execution at its field. Valid after the resolver has returned, too.</summary>
public class ResolveInfo
{
    private readonly ResolveInfoSource _source;

    internal ResolveInfo(ResolveInfoSource source) => _source = source;

    /// <summary>The field's name in the schema.</summary>
    public string FieldName => _source.Field.Definition.Name;

    /// <summary>The field's key in the response: its alias if it has one.</summary>
    public string ResponseName => _source.Field.ResponseName;

    /// <summary>The name of the object type the field belongs to.</summary>
    public string ParentTypeName => _source.Field.ParentType.Name;

    /// <summary>The field's type.</summary>
    public SchemaType ReturnType => _source.Field.Definition.Type;

    internal bool IsAsynchronous => !ReferenceEquals(_source.Field.Completer?.Awaited, _source.Field.Completer);

    /// <summary>The field's position in the response.</summary>
    public ImmutableArray<PathSegment> Path => _source.Path;

    /// <summary>What is selected below the field, fragments included, conditions resolved.</summary>
    public SelectedFields Selections => _source.Selections;

    /// <summary>The kind of the operation.</summary>
    public OperationType OperationType => _source.OperationType;

    /// <summary>The operation's name, or null.</summary>
    public string? OperationName => _source.OperationName;

    /// <summary>The request's <c>extensions</c>; undefined when there are none.</summary>
    public JsonElement RequestExtensions => _source.RequestExtensions;

    /// <summary>The request's services.</summary>
    public IServiceProvider Services => _source.Services;

    /// <summary>The request's context as given to the schema, or null.</summary>
    public object? ContextValue => _source.ContextValue;

    /// <summary>Fires when the client has gone or the value is of no use any more.</summary>
    public CancellationToken CancellationToken => _source.CancellationToken;

    /// <summary>The value of a variable as JSON, its default included. False when it is absent.</summary>
    public bool TryGetVariable(string name, out JsonElement value) => _source.TryGetVariable(name, out value);

    /// <summary>Adds an error beside the field's data. Its path and locations are set if they are not.</summary>
    public void AddError(GraphQLError error) => _source.AddError(error);

    /// <summary>Adds an error beside the field's data.</summary>
    public void AddError(string message) => _source.AddError(new GraphQLError(message));
}

/// <summary>What a resolver may know of the execution at its field, with the request's context as <typeparamref name="TContext"/>.</summary>
public sealed class ResolveInfo<TContext> : ResolveInfo
{
    internal ResolveInfo(ResolveInfoSource source)
        : base(source)
    {
    }

    /// <summary>The request's context. Throws <see cref="InvalidCastException"/> when it is of another type.</summary>
    public TContext Context => (TContext)ContextValue!;
}
