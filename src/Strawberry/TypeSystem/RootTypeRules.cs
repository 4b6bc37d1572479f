using Strawberry.Language;

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

        if (!HasTwice(schema))
        {
            return;
        }

        var operations = new Dictionary<ObjectType, List<string>>();
        foreach (var operation in (ReadOnlySpan<OperationType>)[OperationType.Query, OperationType.Mutation, OperationType.Subscription])
        {
            if (schema.GetRootType(operation) is not { } root)
            {
                continue;
            }

            if (!operations.TryGetValue(root, out var names))
            {
                operations[root] = names = [];
            }

            names.Add(operation.ToString().ToLowerInvariant());
        }

        foreach (var (root, names) in operations)
        {
            if (names.Count > 1)
            {
                var list = names.Count == 2 ? $"{names[0]} and {names[1]}" : $"{names[0]}, {names[1]}, and {names[2]}";
                errors.Add($"All root types must be different, \"{root}\" type is used as {list} root types.");
            }
        }
    }

    private static bool HasTwice(SchemaDefinition schema) =>
        (schema.QueryType is { } query && (query == schema.MutationType || query == schema.SubscriptionType))
        || (schema.MutationType is { } mutation && mutation == schema.SubscriptionType);
}
