using System.Collections.Immutable;
using Strawberry.Errors;

namespace Strawberry.TypeSystem;

/// <summary>The rules a schema breaks, in the order they were found.</summary>
internal sealed class SchemaErrors
{
    private List<GraphQLError>? _errors;

    public void Add(string message) => (_errors ??= []).Add(new GraphQLError(message));

    /// <summary>Reports once each value of <paramref name="names"/> that comes again.</summary>
    public void AddDuplicates(IEnumerable<string> names, Func<string, string> message)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            seen[name] = seen.TryGetValue(name, out var count) ? count + 1 : 1;
            if (seen[name] == 2)
            {
                Add(message(name));
            }
        }
    }

    public ImmutableArray<GraphQLError> ToImmutable() => _errors is null ? [] : [.. _errors];
}
