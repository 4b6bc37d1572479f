using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers;

/// <summary>A schema and who resolves its fields.</summary>
internal sealed class BoundSchema(
    SchemaDefinition definition,
    Dictionary<ObjectType, BoundObject> objects,
    List<BoundObject> ownObjects,
    Dictionary<ScalarType, ScalarTable> scalars,
    IntrospectionBinding introspection,
    FieldTable permissionTable)
{
    private ConcurrentDictionary<RuntimeTypeKey, ObjectType?>? _runtimeTypes;
    private Dictionary<string, List<BoundObject>>? _objectsByName;

    public SchemaDefinition Definition { get; } = definition;

    /// <summary>Stands in front of the tables of fields that have permissions.</summary>
    public FieldTable PermissionTable { get; } = permissionTable;

    public BoundObject GetObject(ObjectType type) => objects[type];

    /// <summary>Who resolves a field of an object type; the meta-fields of the query root included.</summary>
    public BoundField GetField(ObjectType type, FieldDefinition field)
    {
        if (field.Index >= 0)
        {
            return objects[type].Fields[field.Index];
        }

        return field.Name == MetaFields.Schema ? introspection.SchemaField : introspection.TypeField;
    }

    /// <summary>Why a literal is not a value of a scalar; null when it is, and for scalars of the specification.</summary>
    public GraphQLError? CheckScalarLiteral(ScalarType type, ValueNode literal)
    {
        if (!scalars.TryGetValue(type, out var table))
        {
            return null;
        }

        try
        {
            return table.CheckLiteral(literal) is { } problem ? new GraphQLError(problem) : null;
        }
        catch (Exception exception)
        {
            return new GraphQLError(exception.Message) { Exception = exception };
        }
    }

    /// <summary>Why a JSON value is not a value of a scalar; null when it is, and for scalars of the specification.</summary>
    public string? CheckScalarValue(ScalarType type, JsonElement value)
    {
        if (!scalars.TryGetValue(type, out var table))
        {
            return null;
        }

        try
        {
            return table.CheckJson(value);
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
    }

    /// <summary>
    /// The object type of a value at a position of an abstract type: that of its CLR type, or of the nearest base class that has one. Null when there is none
    /// in the schema; it may be one that the abstract type excludes.
    /// </summary>
    public ObjectType? GetRuntimeType(Type clrType, CompositeType abstractType) =>
        (_runtimeTypes ??= new()).GetOrAdd(new RuntimeTypeKey(clrType, abstractType), static (key, schema) => schema.FindRuntimeType(key.ClrType, key.AbstractType), this);

    private ObjectType? FindRuntimeType(Type clrType, CompositeType abstractType)
    {
        ObjectType? other = null;
        var objects = _objectsByName ??= GroupByName();
        var possible = Definition.GetPossibleTypes(abstractType);
        for (var type = clrType; type is not null; type = type.BaseType)
        {
            if (!objects.TryGetValue(TypeEntry.GetSimpleName(type), out var candidates))
            {
                continue;
            }

            foreach (var candidate in candidates)
            {
                if (candidate.Table.Key.ClrType != type)
                {
                    continue;
                }

                if (possible.Contains(candidate.Type))
                {
                    return candidate.Type;
                }

                other ??= candidate.Type;
            }
        }

        return other;
    }

    // By what their descriptions say: asking every table for its CLR type would make them all.
    private Dictionary<string, List<BoundObject>> GroupByName()
    {
        var groups = new Dictionary<string, List<BoundObject>>(StringComparer.Ordinal);
        foreach (var each in ownObjects)
        {
            var name = each.Entry!.SimpleName;
            if (!groups.TryGetValue(name, out var group))
            {
                groups.Add(name, group = new List<BoundObject>(1));
            }

            group.Add(each);
        }

        return groups;
    }

    private readonly record struct RuntimeTypeKey(Type ClrType, CompositeType AbstractType);
}

/// <summary>An object type and who resolves its fields.</summary>
internal sealed class BoundObject
{
    private readonly FieldTable? _table;

    public BoundObject(ObjectType type, TypeEntry entry, BoundField[] fields)
    {
        Type = type;
        Entry = entry;
        Fields = fields;
    }

    public BoundObject(ObjectType type, FieldTable table, BoundField[] fields)
    {
        Type = type;
        _table = table;
        Fields = fields;
    }

    public ObjectType Type { get; }

    /// <summary>What is known of the type; null for a type of introspection.</summary>
    public TypeEntry? Entry { get; }

    /// <summary>The table of the type itself, not of its extensions.</summary>
    public FieldTable Table => _table ?? (FieldTable)Entry!.Table;

    /// <summary>By the index of the field's definition.</summary>
    public BoundField[] Fields { get; }

    /// <summary><c>__typename</c> as all selections without an alias share it; null before it was selected.</summary>
    public SelectedField? SharedTypeName { get; set; }
}

/// <summary>Who resolves a field: a table, made when an operation first selects the field, and the field's index in it.</summary>
internal sealed class BoundField
{
    private readonly TypeEntry? _entry;
    private FieldTable? _table;
    private ValueCompleter? _completer;

    public BoundField(TypeEntry entry, int index)
    {
        _entry = entry;
        Index = index;
    }

    public BoundField(FieldTable table, int index)
    {
        _table = table;
        Index = index;
    }

    public FieldTable Table => _table ??= (FieldTable)_entry!.Table;

    public int Index { get; }

    public ValueCompleter Completer => _completer ??= Table.GetCompleter(Index);

    /// <summary>What is asked before it is resolved; null for nothing.</summary>
    public IFieldPermission[]? Permissions { get; init; }

    /// <summary>The field as all selections share it in which nothing but its name stands; null before it was selected so, and where something of it is a selection's own.</summary>
    public SelectedField? Shared { get; set; }
}

/// <summary>Who resolves introspection.</summary>
internal sealed record IntrospectionBinding(ImmutableArray<BoundObject> Objects, BoundField SchemaField, BoundField TypeField);
