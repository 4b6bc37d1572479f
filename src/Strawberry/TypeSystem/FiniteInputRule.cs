using System.Collections.Immutable;

namespace Strawberry.TypeSystem;

/// <summary>Section 3.10, "Circular References": each input object type has a value that ends.</summary>
internal sealed class FiniteInputRule
{
    private readonly SchemaErrors _errors;
    private readonly HashSet<InputObjectType> _finite;
    private readonly HashSet<InputObjectType> _visited = [];
    private readonly List<InputObjectType> _trail = [];
    private readonly List<string> _trailFields = [];

    private FiniteInputRule(HashSet<InputObjectType> finite, SchemaErrors errors)
    {
        _finite = finite;
        _errors = errors;
    }

    public static void Check(SchemaDefinition schema, SchemaErrors errors)
    {
        // Only what refers to input objects can refer to itself: in most schemas nothing does.
        if (!HasReferences(schema))
        {
            return;
        }

        ImmutableArray<InputObjectType> types = [.. schema.Types.OfType<InputObjectType>()];
        var rule = new FiniteInputRule(FindFinite(types), errors);
        foreach (var type in types)
        {
            rule.ReportCycles(type);
        }
    }

    private static bool HasReferences(SchemaDefinition schema)
    {
        foreach (var type in schema.Types)
        {
            if (type is not InputObjectType input)
            {
                continue;
            }

            foreach (var field in input.Fields)
            {
                if (GetNeeded(input, field) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The types of which a finite value exists: those that need no other type, then those that need only such ones.</summary>
    private static HashSet<InputObjectType> FindFinite(ImmutableArray<InputObjectType> types)
    {
        var dependents = new Dictionary<InputObjectType, List<InputObjectType>>();
        var unresolved = new Dictionary<InputObjectType, int>();
        var finite = new HashSet<InputObjectType>();
        var queue = new Queue<InputObjectType>();
        foreach (var type in types)
        {
            var needed = 0;
            foreach (var field in type.Fields)
            {
                if (GetNeeded(type, field) is { } target)
                {
                    needed++;
                    if (!dependents.TryGetValue(target, out var list))
                    {
                        dependents[target] = list = [];
                    }

                    list.Add(type);
                }
            }

            // Of a oneOf type one field is enough, of others all are needed.
            unresolved[type] = !type.IsOneOf ? needed : type.Fields.IsEmpty || needed < type.Fields.Length ? 0 : 1;
            if (unresolved[type] == 0 && finite.Add(type))
            {
                queue.Enqueue(type);
            }
        }

        while (queue.TryDequeue(out var resolved))
        {
            foreach (var dependent in dependents.GetValueOrDefault(resolved, []))
            {
                if (--unresolved[dependent] == 0 && finite.Add(dependent))
                {
                    queue.Enqueue(dependent);
                }
            }
        }

        return finite;
    }

    private static InputObjectType? GetNeeded(InputObjectType type, InputValueDefinition field) =>
        type.IsOneOf ? field.Type as InputObjectType : (field.Type as NonNullType)?.OfType as InputObjectType;

    private void ReportCycles(InputObjectType type)
    {
        if (_finite.Contains(type) || !_visited.Add(type))
        {
            return;
        }

        _trail.Add(type);
        foreach (var field in type.Fields)
        {
            if (GetNeeded(type, field) is not { } target || _finite.Contains(target))
            {
                continue;
            }

            _trailFields.Add($"{type}.{field.Name}");
            var start = _trail.IndexOf(target);
            if (start < 0)
            {
                ReportCycles(target);
            }
            else
            {
                var path = string.Join(", ", _trailFields.Skip(start));
                _errors.Add($"Input Object {target} cannot be provided a finite value because it references itself through fields: {path}.");
            }

            _trailFields.RemoveAt(_trailFields.Count - 1);
        }

        _trail.RemoveAt(_trail.Count - 1);
    }
}
