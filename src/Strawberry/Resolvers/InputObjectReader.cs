using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>An input object; its table is found in the registry on first use.</summary>
internal sealed class InputObjectReader<T>(string variant) : InputReader<T>
{
    private const int MaxFieldsOnStack = 32;

    private InputTable<T>? _table;
    private InputFields? _fields;
    private bool _isIndirect;

    internal override bool IsImmutable
    {
        get
        {
            if (_table is null)
            {
                Load();
            }

            return _table!.IsImmutable;
        }
    }

    internal override T Read(in InputValue value)
    {
        if (_table is null || _fields is null)
        {
            Load();
        }

        if (!value.TryResolve(out var resolved))
        {
            throw new InputCoercionException($"A value of type \"{_table!.Name}\" is missing.");
        }

        var cursor = new InputObjectCursor(_fields!, resolved);
        return _table!.Read(ref cursor);
    }

    internal override bool IsDirect => !_isIndirect;

    internal override bool TryRead(ref InputJson json, out T value)
    {
        if (_table is null || _fields is null)
        {
            Load();
        }

        value = default!;
        var fields = _fields!;
        if (_isIndirect || fields.IsOneOf || json.Reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var room = fields.Names.Length <= MaxFieldsOnStack ? stackalloc FieldSlot[fields.Names.Length] : new FieldSlot[fields.Names.Length];
        room.Clear();

        // The cursor ends in this method, but gives the reader back: what the compiler knows of the room's lifetime must not hold it back.
        var slots = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(room), room.Length);
        try
        {
            var cursor = new InputObjectCursor(fields, json, slots);
            value = _table!.Read(ref cursor);
            json = cursor.End();
            return true;
        }
        catch (IndirectInputException)
        {
            // A field of a scalar that is read from JSON that was parsed before. It will not become another.
            _isIndirect = true;
            return false;
        }
        catch (Exception)
        {
            // A value that is wrong, or that the constructor refuses: the usual way finds the words for it.
            return false;
        }
    }

    private void Load()
    {
        var table = (InputTable<T>)(TypeRegistry.Find(new TypeKey(typeof(T), variant))?.Table
            ?? throw new SchemaException([$"The input type {typeof(T)} is not registered."]));
        var descriptors = table.Entry!.Description.InputFields;
        var names = new string[descriptors.Count];
        var defaults = new ValueNode?[names.Length];
        var required = new bool[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = descriptors[i].Name;
            defaults[i] = descriptors[i].DefaultValue is { } text ? Parser.ParseConstValue(Encoding.UTF8.GetBytes(text)).Node : null;
            required[i] = descriptors[i].Type is TypeRef.NonNullRef && defaults[i] is null;
        }

        _fields = new InputFields(table.Name, names, defaults, required, table.Entry.Description.IsOneOf);
        _table = table;
    }
}
