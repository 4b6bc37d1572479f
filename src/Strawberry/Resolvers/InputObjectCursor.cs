using System.ComponentModel;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>The fields of an input object, as the generated reader asks for them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct InputObjectCursor
{
    private readonly InputFields _fields;
    private readonly InputValue _value;

    internal InputObjectCursor(InputFields fields, InputValue value)
    {
        _fields = fields;
        _value = value;
    }

    /// <summary>Whether the field was given, be it null.</summary>
    public bool Has(int field) => TryFind(field, out _);

    /// <summary>The field's value; when absent, its default or what the reader makes of an absent input.</summary>
    public T Get<T>(int field, InputReader<T> reader)
    {
        if (TryFind(field, out var value))
        {
            return value.IsNull && reader.RefusesNull
                ? throw InputCoercionException.Null($"Input field \"{_fields.Type}.{_fields.Names[field]}\"")
                : reader.Read(value);
        }

        return _fields.Defaults[field] is { } literal ? reader.Read(new InputValue(literal, null)) : reader.Absent;
    }

    private bool TryFind(int field, out InputValue value)
    {
        var name = _fields.Names[field];
        if (_value.Literal is null)
        {
            if (_value.Json.TryGetProperty(name, out JsonElement property))
            {
                value = new InputValue(property, _value.Variables);
                return true;
            }
        }
        else if (_value.Literal is ObjectValueNode literal)
        {
            foreach (var node in literal.Fields)
            {
                if (node.Name.Value == name)
                {
                    return new InputValue(node.Value, _value.Variables).TryResolve(out value);
                }
            }
        }

        value = default;
        return false;
    }
}

/// <summary>Names and defaults of an input object type's fields, in the order of its table.</summary>
internal sealed class InputFields(string type, string[] names, ValueNode?[] defaults)
{
    public string Type { get; } = type;

    public string[] Names { get; } = names;

    public ValueNode?[] Defaults { get; } = defaults;
}
