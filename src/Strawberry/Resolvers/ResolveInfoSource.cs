using System.Collections.Immutable;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Primitives;

namespace Strawberry.Resolvers;

/// <summary>Where <see cref="ResolveInfo"/> gets its answers.</summary>
internal abstract class ResolveInfoSource(SelectedField field)
{
    public SelectedField Field { get; } = field;

    public abstract ImmutableArray<PathSegment> Path { get; }

    public abstract SelectedFields Selections { get; }

    public abstract OperationType OperationType { get; }

    public abstract string? OperationName { get; }

    public abstract JsonElement RequestExtensions { get; }

    public abstract IServiceProvider Services { get; }

    public abstract object? ContextValue { get; }

    public abstract CancellationToken CancellationToken { get; }

    public abstract bool TryGetVariable(string name, out JsonElement value);

    public abstract void AddError(GraphQLError error);
}
