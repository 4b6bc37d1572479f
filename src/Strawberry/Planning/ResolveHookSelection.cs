using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary>Which extensions take part in resolving which field. A field that none surrounds is resolved as if there were no extensions.</summary>
internal abstract class ResolveHookSelection
{
    /// <summary>What calls the hooks of a field and, inside of them, its resolver.</summary>
    public abstract FieldTable Table { get; }

    /// <summary>The places of a field's hooks among those of its operation, the outermost first; empty when none surrounds it.</summary>
    public abstract int[] Of(ObjectType type, FieldDefinition field);
}
