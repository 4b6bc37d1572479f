namespace Strawberry.ConformanceTests.Execution;

/// <summary>Where an answer differs from the recorded one, by case id, with the reason. Everything not named here is compared in full.</summary>
internal static class Differences
{
    /// <summary>
    /// Cases whose value the compiler refuses. Their resolvers say the nearest that C# can, and the answer is compared all the same:
    /// <c>errors/list-item-nonnull</c>, <c>errors/list-nonnull-nonnull</c>, <c>stream-errors/null-item-nonnull-*</c>, <c>stream-errors/gen-null-nonnull</c>: a list of
    /// <c>int</c> holds no null, so the item is a task that fails as a null fails;
    /// <c>errors/not-a-list</c>: a list is always one, so it is a sequence that cannot be walked;
    /// <c>errors/bad-color</c>: the value is a member that the schema ignores;
    /// <c>errors/node-other</c>: a Node in C# is a subclass of Other that the schema does not know.
    /// </summary>
    public static IReadOnlyDictionary<string, string> NotExpressible { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
