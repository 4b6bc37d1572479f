namespace Strawberry.ConformanceTests.Execution;

/// <summary>
/// The cases whose value the C# compiler refuses, by the start of their ids, with the nearest that a resolver here says in its place. They are run and
/// compared in full like all others.
/// </summary>
internal static class Differences
{
    public static IReadOnlyDictionary<string, string> NearestCSharp { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["errors/list-item-nonnull"] = "A list of int holds no null: the item is a task that fails as a null fails.",
        ["errors/list-nonnull-nonnull"] = "A list of int holds no null: the item is a task that fails as a null fails.",
        ["stream-errors/null-item-nonnull"] = "A list of int holds no null: the item is a task that fails as a null fails.",
        ["stream-errors/gen-null-nonnull"] = "A sequence of int holds no null: the item is a task that fails as a null fails.",
        ["errors/not-a-list"] = "A list is always one: it is a sequence that cannot be walked.",
        ["errors/bad-color"] = "The value is a member that the schema ignores.",
        ["errors/node-other"] = "A Node in C# is a subclass of Other that the schema does not know.",
    };
}
