using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Section 3.10, "InputObjectDefaultValueHasCycle": no default of an input field needs itself to be coerced.</summary>
internal sealed class DefaultValueCycleRule(SchemaErrors errors)
{
    private HashSet<InputValueDefinition>? _visited;
    private List<(InputValueDefinition Field, string Name)>? _trail;

    public void Check(InputObjectType type) => CheckObject(type, null);

    private void CheckValue(InputObjectType type, ValueNode value)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                CheckValue(type, item);
            }
        }
        else if (value is ObjectValueNode given)
        {
            CheckObject(type, given);
        }
    }

    // Fields given are coerced as given, the others take their default.
    private void CheckObject(InputObjectType type, ObjectValueNode? given)
    {
        foreach (var field in type.Fields)
        {
            if (field.Type.Named is not InputObjectType fieldType)
            {
                continue;
            }

            if (given is not null && Find(given, field.Name) is { } node)
            {
                CheckValue(fieldType, node.Value);
            }
            else if (field.DefaultValue is { } defaultValue)
            {
                CheckDefault(field, fieldType, $"{type}.{field.Name}", defaultValue);
            }
        }
    }

    // Of a repeated name the last counts.
    private static ObjectFieldNode? Find(ObjectValueNode given, string name) => given.Fields.LastOrDefault(f => f.Name.Value == name);

    private void CheckDefault(InputValueDefinition field, InputObjectType fieldType, string name, ValueNode defaultValue)
    {
        _trail ??= [];
        var start = _trail.FindIndex(t => ReferenceEquals(t.Field, field));
        if (start >= 0)
        {
            var others = string.Join(", ", _trail.Skip(start + 1).Select(t => t.Name));
            var via = others.Length == 0 ? "" : $" via the default values of: {others}";
            errors.Add($"Invalid circular reference. The default value of Input Object field {name} references itself{via}.");
            return;
        }

        if ((_visited ??= []).Add(field))
        {
            _trail.Add((field, name));
            CheckValue(fieldType, defaultValue);
            _trail.RemoveAt(_trail.Count - 1);
        }
    }
}
