using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>
/// The fields of an input object, as the generated reader asks for them. In the text of a request they are read where they stand as long as they come in the order
/// in which they are asked for; the places of the others are noted.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct InputObjectCursor
{
    private const int AtEnd = -1;

    private readonly InputFields _fields;
    private readonly InputValue _value;
    private readonly Span<FieldSlot> _slots;
    private InputJson _json;
    private int _at = AtEnd;

    internal InputObjectCursor(InputFields fields, InputValue value)
    {
        _fields = fields;
        _value = value;
    }

    /// <summary>A cursor over the object that begins at the reader's token. Throws when that is not what it must be, as do its methods.</summary>
    /// <param name="fields">The fields of the type.</param>
    /// <param name="json">The text and the reader.</param>
    /// <param name="slots">Room for the place of each field, cleared.</param>
    internal InputObjectCursor(InputFields fields, InputJson json, Span<FieldSlot> slots)
    {
        _fields = fields;
        _json = json;
        _slots = slots;
        MoveNext(0);
    }

    /// <summary>Whether the field was given, be it null.</summary>
    public bool Has(int field)
    {
        if (_slots.IsEmpty)
        {
            return TryFind(field, out _);
        }

        if (_at == field)
        {
            return true;
        }

        LocateRest();
        return _slots[field].Length > 0;
    }

    /// <summary>The field's value; when absent, its default or what the reader makes of an absent input.</summary>
    public T Get<T>(int field, InputReader<T> reader)
    {
        if (!_slots.IsEmpty)
        {
            return _at == field ? GetNext(field, reader) : GetLocated(field, reader);
        }

        if (TryFind(field, out var value))
        {
            return value.IsNull && reader.RefusesNull
                ? throw InputCoercionException.Null($"Input field \"{_fields.Type}.{_fields.Names[field]}\"")
                : reader.Read(value);
        }

        return GetDefault(field, reader);
    }

    /// <summary>Ends the reading: the text and the reader at the object's last token.</summary>
    internal InputJson End()
    {
        LocateRest();
        return _json;
    }

    private readonly T GetDefault<T>(int field, InputReader<T> reader) =>
        _fields.Defaults[field] is { } literal ? reader.Read(new InputValue(literal, null)) : reader.Absent;

    private T GetNext<T>(int field, InputReader<T> reader)
    {
        _slots[field] = FieldSlot.Taken;
        if (!_json.Reader.Read() || !reader.TryRead(ref _json, out var value))
        {
            throw Refuse(field, reader.IsDirect);
        }

        MoveNext(field + 1);
        return value;
    }

    private T GetLocated<T>(int field, InputReader<T> reader)
    {
        LocateRest();
        var slot = _slots[field];
        if (slot.Length == 0)
        {
            return _fields.IsRequired(field) ? throw Refuse(field, isDirect: true) : GetDefault(field, reader);
        }

        var json = new InputJson(_json.Text.Slice(slot.Start, slot.Length));
        json.Reader.Read();
        return reader.TryRead(ref json, out var value) ? value : throw Refuse(field, reader.IsDirect);
    }

    private void LocateRest()
    {
        while (_at != AtEnd)
        {
            var field = _at;
            if (!_json.Reader.Read())
            {
                throw Refuse(field, isDirect: true);
            }

            var start = (int)_json.Reader.TokenStartIndex;
            _json.Reader.Skip();
            _slots[field] = new FieldSlot(start, (int)_json.Reader.BytesConsumed - start);
            MoveNext(field + 1);
        }
    }

    private void MoveNext(int expected)
    {
        var isInside = _json.Reader.Read();
        if (isInside && _json.Reader.TokenType == JsonTokenType.EndObject)
        {
            _at = AtEnd;
            return;
        }

        _at = isInside ? _fields.Find(ref _json.Reader, expected) : -1;
        if (_at < 0 || _slots[_at].Length != 0)
        {
            throw new InputCoercionException($"A field of \"{_fields.Type}\" is unknown or repeated.");
        }
    }

    private readonly Exception Refuse(int field, bool isDirect) =>
        isDirect ? new InputCoercionException($"Input field \"{_fields.Type}.{_fields.Names[field]}\" is not what it must be.") : new IndirectInputException();

    private readonly bool TryFind(int field, out InputValue value)
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
internal sealed class InputFields(string type, string[] names, ValueNode?[] defaults, bool[] required, bool isOneOf)
{
    private readonly byte[][] _utf8Names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    public string Type { get; } = type;

    public string[] Names { get; } = names;

    /// <summary>Whether exactly one field must be given.</summary>
    public bool IsOneOf { get; } = isOneOf;

    public ValueNode?[] Defaults { get; } = defaults;

    /// <summary>Whether the field must be given.</summary>
    public bool IsRequired(int field) => required[field];

    /// <summary>The field that is named by the reader's token, or -1. Clients mostly send fields in the same order: the one behind the last found is tried first.</summary>
    public int Find(ref Utf8JsonReader reader, int expected)
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
