using Strawberry.TypeSystem;

namespace Strawberry.Validation;

/// <summary>How types of a schema relate: which may stand for which, and which may meet in one object.</summary>
internal static class TypeRelations
{
    /// <summary>Whether a value of <paramref name="type"/> may stand where <paramref name="expected"/> is wanted (covariance).</summary>
    public static bool IsSubType(SchemaDefinition schema, SchemaType type, SchemaType expected)
    {
        while (true)
        {
            if (ReferenceEquals(type, expected))
            {
                return true;
            }

            switch (type, expected)
            {
                case (NonNullType a, NonNullType b):
                    (type, expected) = (a.OfType, b.OfType);
                    break;
                case (_, NonNullType):
                    return false;
                case (NonNullType a, _):
                    type = a.OfType;
                    break;
                case (ListType a, ListType b):
                    (type, expected) = (a.ItemType, b.ItemType);
                    break;
                case (CompositeType a, CompositeType b):
                    return schema.IsSubType(b, a);
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether some object type is of both types.</summary>
    public static bool Overlap(SchemaDefinition schema, CompositeType a, CompositeType b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a is ObjectType)
        {
            return b is not ObjectType && schema.IsSubType(b, a);
        }

        if (b is ObjectType)
        {
            return schema.IsSubType(a, b);
        }

        foreach (var possible in schema.GetPossibleTypes(a))
        {
            if (schema.IsSubType(b, possible))
            {
                return true;
            }
        }

        return false;
    }
}
