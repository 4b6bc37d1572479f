using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Merging;

/// <summary>A field of a selection set, with the type it is selected on.</summary>
internal sealed class MergedField(FieldNode node, SchemaType? parent, FieldDefinition? definition, int id = 0)
{
    public FieldNode Node { get; } = node;

    /// <summary>The type it is selected on; null if unknown.</summary>
    public SchemaType? Parent { get; } = parent;

    /// <summary>Its definition; null if unknown.</summary>
    public FieldDefinition? Definition { get; } = definition;

    /// <summary>A number that tells it from the document's other fields.</summary>
    public int Id { get; } = id;

    public DirectiveNode? Stream { get; } = DeferStream.Find(node, DeferStream.Stream);

    public NamedType? NamedType => Definition?.Type.Named;

    /// <summary>Whether both can never be in one object: selected on two object types.</summary>
    public bool IsExclusiveOf(MergedField other) =>
        !ReferenceEquals(Parent, other.Parent) && Parent is ObjectType && other.Parent is ObjectType;

    /// <summary>Whether values of the types differ in shape: in lists, nullability or leaf type.</summary>
    public static bool ShapesDiffer(SchemaType a, SchemaType b)
    {
        while (!ReferenceEquals(a, b))
        {
            switch (a, b)
            {
                case (ListType x, ListType y):
                    (a, b) = (x.ItemType, y.ItemType);
                    break;
                case (NonNullType x, NonNullType y):
                    (a, b) = (x.OfType, y.OfType);
                    break;
                default:
                    return a is not CompositeType || b is not CompositeType;
            }
        }

        return false;
    }
}
