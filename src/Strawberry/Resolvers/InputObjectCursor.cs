using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>The fields of an input object, as the generated reader asks for them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct InputObjectCursor
{
    private readonly InputFields _fields;
    private readonly InputValue _value;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<FieldSlot> _slots;

    internal InputObjectCursor(InputFields fields, InputValue value)
    {
        _fields = fields;
        _value = value;
    }

    /// <summary>A cursor over fields whose places in a text are known.</summary>
    internal InputObjectCursor(InputFields fields, ReadOnlySpan<byte> text, ReadOnlySpan<FieldSlot> slots)
    {
        _fields = fields;
        _text = text;
        _slots = slots;
    }

    /// <summary>Whether the field was given, be it null.</summary>
    public bool Has(int field) => _slots.IsEmpty ? TryFind(field, out _) : _slots[field].Length > 0;

    /// <summary>The field's value; when absent, its default or what the reader makes of an absent input.</summary>
    public T Get<T>(int field, InputReader<T> reader)
    {
        if (!_slots.IsEmpty)
        {
            return GetFromText(field, reader);
        }

        if (TryFind(field, out var value))
        {
            return value.IsNull && reader.RefusesNull
                ? throw InputCoercionException.Null($"Input field \"{_fields.Type}.{_fields.Names[field]}\"")
                : reader.Read(value);
        }

        return GetDefault(field, reader);
    }

    private T GetDefault<T>(int field, InputReader<T> reader) =>
        _fields.Defaults[field] is { } literal ? reader.Read(new InputValue(literal, null)) : reader.Absent;

    private T GetFromText<T>(int field, InputReader<T> reader)
    {
        var slot = _slots[field];
        if (slot.Length == 0)
        {
            return GetDefault(field, reader);
        }

        var json = new InputJson(_text.Slice(slot.Start, slot.Length));
        json.Reader.Read();
        return reader.TryRead(ref json, out var value) ? value
            : reader.IsDirect ? throw new InputCoercionException($"Input field \"{_fields.Type}.{_fields.Names[field]}\" is not what it must be.")
            : throw new IndirectInputException();
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
internal sealed class InputFields(string type, string[] names, ValueNode?[] defaults, bool[] required)
{
    private readonly byte[][] _utf8Names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    public string Type { get; } = type;

    public string[] Names { get; } = names;

    public ValueNode?[] Defaults { get; } = defaults;

    /// <summary>
    /// Finds the fields of the object that begins at the reader's token, and reads over it. False: a field is unknown, repeated or missing, or the object does
    /// not end.
    /// </summary>
    public bool TryLocate(ref InputJson json, scoped Span<FieldSlot> slots)
    {
        var expected = 0;
        while (json.Reader.Read() && json.Reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = Find(ref json.Reader, expected);
            if (field < 0 || slots[field].Length > 0 || !json.Reader.Read())
            {
                return false;
            }

            var start = (int)json.Reader.TokenStartIndex;
            json.Reader.Skip();
            slots[field] = new FieldSlot(start, (int)json.Reader.BytesConsumed - start);
            expected = field + 1;
        }

        for (var i = 0; i < slots.Length; i++)
        {
            if (required[i] && slots[i].Length == 0)
            {
                return false;
            }
        }

        return json.Reader.TokenType == JsonTokenType.EndObject;
    }

    // Clients mostly send fields in the same order: the one behind the last found is tried first.
    private int Find(ref Utf8JsonReader reader, int expected)
    {
        if (expected < _utf8Names.Length && reader.ValueTextEquals(_utf8Names[expected]))
        {
            return expected;
        }

        for (var i = 0; i < _utf8Names.Length; i++)
        {
            if (reader.ValueTextEquals(_utf8Names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
