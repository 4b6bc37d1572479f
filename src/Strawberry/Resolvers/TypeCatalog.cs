using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Strawberry.Resolvers.Leaves;
using Strawberry.TypeSystem;

namespace Strawberry.Resolvers;

/// <summary>The types that a schema is made of, found by following references from its roots.</summary>
internal sealed class TypeCatalog(List<string> problems)
{
    private static readonly List<TypeEntry> None = [];

    private readonly Dictionary<TypeEntry, NamedType> _types = [];
    private readonly Dictionary<string, NamedType> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeEntry> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<TypeEntry, List<TypeEntry>> _extensions = FindExtensions();

    /// <summary>The entries in the order they were found.</summary>
    public List<TypeEntry> Entries { get; } = [];

    /// <summary>The types of the entries, in the same order.</summary>
    public List<NamedType> Types { get; } = [];

    public Dictionary<ScalarType, ScalarTable> Scalars { get; } = [];

    public NamedType GetType(TypeEntry entry) => _types[entry];

    /// <summary>The type that the description of <paramref name="from"/> refers to, added before; null when adding it failed.</summary>
    public NamedType? Find(TypeEntry from, TypeRef.NamedRef reference) =>
        reference.IsBuiltIn ? _scalars.TryGetValue(reference.Name, out var scalar) ? scalar : null : Find(from, reference.Name);

    /// <inheritdoc cref="Find(TypeEntry, TypeRef.NamedRef)"/>
    public NamedType? Find(TypeEntry from, string reference) =>
        TypeRegistry.Resolve(from, reference) is { } entry && _types.TryGetValue(entry, out var type) ? type : null;

    public List<TypeEntry> ExtensionsOf(TypeEntry entry) => _extensions.TryGetValue(entry, out var extensions) ? extensions : None;

    /// <summary>Adds a type that the schema's configuration names.</summary>
    public void Add(Type type, string neededBy)
    {
        if (TypeRegistry.Find(type) is { Kind: TypeKind.Extension })
        {
            problems.Add($"The type {type}, needed by {neededBy}, extends another type and is none itself. Leave it out: it belongs to the schemas that have what it extends.");
        }
        else if (TypeRegistry.Find(type) is { } entry)
        {
            Add(entry);
        }
        else if (BuiltInScalars.FindName(type) is { } name)
        {
            AddScalar(name);
        }
        else
        {
            ReportMissing(type, neededBy);
        }
    }

    public void Add(TypeEntry entry)
    {
        if (_types.ContainsKey(entry))
        {
            return;
        }

        if (_names.TryGetValue(entry.Name, out var other))
        {
            problems.Add($"Two types are named \"{entry.Name}\": {Describe(other)} and {Describe(entry)}. Give one of them another Name.");
            return;
        }

        _names.Add(entry.Name, entry);
        var type = MakeType(entry);
        _types.Add(entry, type);
        Entries.Add(entry);
        Types.Add(type);
        AddReferences(entry);
    }

    /// <summary>Adds the implementors of the interfaces in use that were compiled into the assemblies.</summary>
    public void AddImplementors(List<Assembly> assemblies)
    {
        List<TypeEntry> candidates = [];
        foreach (var assembly in assemblies)
        {
            foreach (var entry in TypeRegistry.EntriesOf(assembly) ?? [])
            {
                // A generic that several assemblies close is one type.
                if (entry.Kind == TypeKind.Object && entry.Settle() is var settled && !_types.ContainsKey(settled))
                {
                    candidates.Add(settled);
                }
            }
        }

        bool added;
        do
        {
            added = false;
            foreach (var candidate in candidates)
            {
                if (!_types.ContainsKey(candidate) && ImplementsKnown(candidate))
                {
                    Add(candidate);
                    added = true;
                }
            }

            if (added)
            {
                candidates.RemoveAll(_types.ContainsKey);
            }
        }
        while (added);
    }

    private bool ImplementsKnown(TypeEntry entry)
    {
        foreach (var reference in entry.Description.Interfaces)
        {
            if (Find(entry, reference) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(TypeEntry entry) =>
        $"{(entry.Key.Variant.Length == 0 ? entry.Key.ClrType : $"{entry.Key.ClrType} ({entry.Key.Variant})")} of {entry.AssemblyName}";

    private static Dictionary<TypeEntry, List<TypeEntry>> FindExtensions()
    {
        var found = new Dictionary<TypeEntry, List<TypeEntry>>();
        foreach (var extension in TypeRegistry.All())
        {
            if (extension.Kind != TypeKind.Extension || TypeRegistry.Resolve(extension, extension.Description.Extends!) is not { } extended)
            {
                continue;
            }

            if (!found.TryGetValue(extended, out var extensions))
            {
                found[extended] = extensions = [];
            }

            extensions.Add(extension);
        }

        return found;
    }

    private NamedType MakeType(TypeEntry entry)
    {
        var description = entry.Description;
        switch (entry.Kind)
        {
            case TypeKind.Object:
                return new ObjectType(entry.Name, description.Description);
            case TypeKind.Interface:
                return new InterfaceType(entry.Name, description.Description);
            case TypeKind.Union:
                return new UnionType(entry.Name, description.Description);
            case TypeKind.Input:
                return new InputObjectType(entry.Name, description.Description, description.IsOneOf);
            case TypeKind.Enum:
                return new EnumType(entry.Name, description.Description, MakeValues(description.Values));
            default:
                var type = new ScalarType(entry.Name, description.Description, description.SpecifiedBy);
                Scalars.Add(type, (ScalarTable)entry.Table);
                return type;
        }
    }

    private static ImmutableArray<EnumValueDefinition> MakeValues(List<EnumValueDescriptor> descriptors)
    {
        var values = new EnumValueDefinition[descriptors.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = descriptors[i];
            values[i] = new EnumValueDefinition(value.Name, value.Description, value.DeprecationReason);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private void AddReferences(TypeEntry entry)
    {
        var description = entry.Description;
        AddFields(entry, entry.Name);
        foreach (var reference in description.Interfaces)
        {
            Add(entry, reference, entry.Name);
        }

        foreach (var reference in description.Members)
        {
            Add(entry, reference, entry.Name);
        }

        foreach (var field in description.InputFields)
        {
            if (!Add(entry, field.Type))
            {
                ReportMissing(entry, field.Type, $"{entry.Name}.{field.Name}");
            }
        }

        foreach (var extension in ExtensionsOf(entry))
        {
            AddFields(extension, entry.Name);
        }
    }

    private void AddFields(TypeEntry entry, string parent)
    {
        foreach (var field in entry.Description.Fields)
        {
            if (!Add(entry, field.Type))
            {
                ReportMissing(entry, field.Type, $"{parent}.{field.Name}");
            }

            foreach (var argument in field.Arguments)
            {
                if (!Add(entry, argument.Type))
                {
                    ReportMissing(entry, argument.Type, $"{parent}.{field.Name}({argument.Name}:)");
                }
            }
        }
    }

    // False when no assembly has the type.
    private bool Add(TypeEntry from, TypeRef type)
    {
        var named = type.Named;
        if (named.IsBuiltIn)
        {
            AddScalar(named.Name);
            return true;
        }

        if (TypeRegistry.Resolve(from, named.Name) is not { } entry)
        {
            return false;
        }

        Add(entry);
        return true;
    }

    private void Add(TypeEntry from, string reference, string neededBy)
    {
        if (TypeRegistry.Resolve(from, reference) is { } entry)
        {
            Add(entry);
        }
        else
        {
            ReportMissing(from, reference, neededBy);
        }
    }

    private void AddScalar(string name)
    {
        if (_scalars.ContainsKey(name))
        {
            return;
        }

        if (BuiltInScalars.FindSpecified(name) is { } specified)
        {
            _scalars.Add(name, specified);
            return;
        }

        var entry = BuiltInScalars.FindEntry(name);
        Add(entry);
        if (_types.TryGetValue(entry, out var type))
        {
            _scalars.Add(name, type);
        }
    }

    private void ReportMissing(TypeEntry from, TypeRef type, string neededBy) => ReportMissing(from, type.Named.Name, neededBy);

    private void ReportMissing(TypeEntry from, string reference, string neededBy) =>
        ReportMissing(from.Table.References[from.Description.References.IndexOf(reference)].ClrType, neededBy);

    private void ReportMissing(Type type, string neededBy) =>
        problems.Add($"The type {type}, needed by {neededBy}, is not registered: assembly {type.Assembly.GetName().Name} was compiled without the generator, or the type is not annotated. See docs/errors/SB0100.md.");
}
