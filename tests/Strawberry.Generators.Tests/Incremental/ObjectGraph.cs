using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Strawberry.Generators.Tests.Incremental;

/// <summary>Everything that an object refers to, by its fields.</summary>
internal static class ObjectGraph
{
    public static IEnumerable<object> Walk(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<object>();
        queue.Enqueue(root);
        while (queue.TryDequeue(out var value))
        {
            if (!seen.Add(value))
            {
                continue;
            }

            yield return value;
            foreach (var next in References(value))
            {
                queue.Enqueue(next);
            }
        }
    }

    /// <summary>Whether it keeps a compilation alive or is new at each edit.</summary>
    public static bool IsBoundToCompilation(object value) =>
        value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location or SyntaxReference or SourceText or AttributeData or Diagnostic;

    private static IEnumerable<object> References(object value)
    {
        if (value is string || value.GetType().IsPrimitive || value is MemberInfo)
        {
            return [];
        }

        if (value is IEnumerable items and Array)
        {
            return items.OfType<object>();
        }

        var found = new List<object>();
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            found.AddRange(type.GetFields(Own).Select(f => f.GetValue(value)).OfType<object>());
        }

        return found;
    }
}
