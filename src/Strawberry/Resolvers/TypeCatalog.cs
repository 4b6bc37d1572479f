using System.Collections.Immutable;
using System.Reflection;
using Strawberry.Resolvers.Leaves;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers;

/// <summary>The tables that a schema is made of, found by following references from its roots.</summary>
internal sealed class TypeCatalog(List<string> problems)
{
    private readonly Dictionary<TypeKey, NamedType> _types = [];
    private readonly Dictionary<TypeTable, NamedType> _typesByTable = [];
    private readonly Dictionary<string, TypeTable> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<TypeKey, List<ExtensionEntry>> _extensions = FindExtensions();

    /// <summary>The tables in the order they were found.</summary>
    public List<TypeTable> Tables { get; } = [];

    /// <summary>The types of the tables, in the same order.</summary>
    public IEnumerable<NamedType> Types => Tables.Select(t => _typesByTable[t]);

    public Dictionary<ScalarType, ScalarTable> Scalars { get; } = [];

    public NamedType GetType(TypeTable table) => _typesByTable[table];

    /// <summary>The type of a key that was added before; null when adding it failed.</summary>
    public NamedType? Find(TypeKey key) => _types.GetValueOrDefault(key);

    public IReadOnlyList<FieldTable> ExtensionsOf(TypeKey key) =>
        _extensions.TryGetValue(key, out var entries) ? [.. entries.Select(e => e.Table)] : [];

    public void Add(TypeKey key, string neededBy)
    {
        if (_types.ContainsKey(key))
        {
            return;
        }

        if (key.Variant.Length == 0 && BuiltInScalars.FindSpecified(key.ClrType) is { } specified)
        {
            _types.Add(key, specified);
            return;
        }

        var table = TypeRegistry.Find(key) ?? (key.Variant.Length == 0 ? BuiltInScalars.FindTable(key.ClrType) : null);
        if (table is null)
        {
            problems.Add($"The type {key.ClrType}, needed by {neededBy}, is not registered: assembly {key.ClrType.Assembly.GetName().Name} was compiled without the generator, or the type is not annotated. See docs/errors/SB0100.md.");
            return;
        }

        if (_typesByTable.TryGetValue(table, out var known))
        {
            // float and double, DateTime and DateTimeOffset: two keys of one scalar.
            _types.Add(key, known);
            return;
        }

        if (_names.TryGetValue(table.Name, out var other))
        {
            problems.Add($"Two types are named \"{table.Name}\": {Describe(other)} and {Describe(table)}. Give one of them another Name.");
            return;
        }

        _names.Add(table.Name, table);
        var type = MakeType(table);
        _types.Add(key, type);
        _typesByTable.Add(table, type);
        Tables.Add(table);
        AddReferences(table);
    }

    /// <summary>Adds the implementors of the interfaces in use that were compiled into the assemblies.</summary>
    public void AddImplementors(IEnumerable<Assembly> assemblies)
    {
        var candidates = assemblies.SelectMany(a => TypeRegistry.TablesOf(a) ?? []).Where(t => t is IObjectTable).ToList();
        bool added;
        do
        {
            added = false;
            foreach (var candidate in candidates)
            {
                if (!_typesByTable.ContainsKey(candidate) && ((IObjectTable)candidate).Interfaces.Any(_types.ContainsKey))
                {
                    Add(candidate.Key, $"the implementors of an interface");
                    added = true;
                }
            }

            candidates.RemoveAll(c => _types.ContainsKey(c.Key));
        }
        while (added);
    }

    private static string Describe(TypeTable table) =>
        $"{(table.Key.Variant.Length == 0 ? table.Key.ClrType : $"{table.Key.ClrType} ({table.Key.Variant})")} of {table.GetType().Assembly.GetName().Name}";

    private static Dictionary<TypeKey, List<ExtensionEntry>> FindExtensions()
    {
        var found = new Dictionary<TypeKey, List<ExtensionEntry>>();
        foreach (var table in TypeRegistry.All())
        {
            if (table is FieldTable fields && table is IExtensionTable extension)
            {
                if (!found.TryGetValue(extension.Extends, out var entries))
                {
                    found[extension.Extends] = entries = [];
                }

                entries.Add(new ExtensionEntry(fields));
            }
        }

        return found;
    }

    private NamedType MakeType(TypeTable table)
    {
        switch (table)
        {
            case FieldTable:
                return new ObjectType(table.Name, table.Description);
            case InterfaceTable:
                return new InterfaceType(table.Name, table.Description);
            case UnionTable:
                return new UnionType(table.Name, table.Description);
            case InputTable input:
                return new InputObjectType(table.Name, table.Description, input.IsOneOf);
            case EnumTable @enum:
                return new EnumType(
                    table.Name,
                    table.Description,
                    [.. @enum.DescribeValues().Select(v => new EnumValueDefinition(v.Name, v.Description, v.DeprecationReason))]);
            default:
                var scalar = (ScalarTable)table;
                var type = new ScalarType(table.Name, table.Description, scalar.SpecifiedBy);
                Scalars.Add(type, scalar);
                return type;
        }
    }

    private void AddReferences(TypeTable table)
    {
        switch (table)
        {
            case FieldTable fields:
                AddFields(fields.DescribeFields(), table.Name);
                AddAll(((IObjectTable)table).Interfaces, table.Name);
                break;
            case InterfaceTable @interface:
                AddFields(@interface.DescribeFields(), table.Name);
                AddAll(@interface.Interfaces, table.Name);
                break;
            case UnionTable union:
                AddAll(union.Members, table.Name);
                break;
            case InputTable input:
                foreach (var field in input.DescribeFields())
                {
                    Add(field.Type, $"{table.Name}.{field.Name}");
                }

                break;
        }

        foreach (var extension in ExtensionsOf(table.Key))
        {
            AddFields(extension.DescribeFields(), table.Name);
        }
    }

    private void AddFields(FieldDescriptor[] fields, string parent)
    {
        foreach (var field in fields)
        {
            Add(field.Type, $"{parent}.{field.Name}");
            foreach (var argument in field.Arguments)
            {
                Add(argument.Type, $"{parent}.{field.Name}({argument.Name}:)");
            }
        }
    }

    private void AddAll(TypeKey[] keys, string neededBy)
    {
        foreach (var key in keys)
        {
            Add(key, neededBy);
        }
    }

    private void Add(TypeRef type, string neededBy)
    {
        while (type is not TypeRef.NamedRef)
        {
            type = type is TypeRef.ListRef list ? list.Item : ((TypeRef.NonNullRef)type).Of;
        }

        Add(((TypeRef.NamedRef)type).Key, neededBy);
    }

    private readonly record struct ExtensionEntry(FieldTable Table);
}
