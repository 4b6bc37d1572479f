namespace Strawberry.TypeSystem;

/// <summary>Section 3.3.1: there is a query root type, and no type is two root types.</summary>
internal static class RootTypeRules
{
    public static void Check(SchemaDefinition schema, SchemaErrors errors)
    {
        if (schema.QueryType is null)
        {
            errors.Add("Query root type must be provided.");
        }

        var (query, mutation, subscription) = (schema.QueryType, schema.MutationType, schema.SubscriptionType);
        if (query == mutation && query == subscription)
        {
            CheckDifferent(query, mutation, "query, mutation, and subscription", errors);
            return;
        }

        CheckDifferent(query, mutation, "query and mutation", errors);
        CheckDifferent(query, subscription, "query and subscription", errors);
        CheckDifferent(mutation, subscription, "mutation and subscription", errors);
    }

    private static void CheckDifferent(ObjectType? one, ObjectType? other, string operations, SchemaErrors errors)
    {
        if (one is not null && one == other)
        {
            errors.Add($"All root types must be different, \"{one}\" type is used as {operations} root types.");
        }
    }
}
