using System.Collections.Immutable;

namespace Strawberry.TypeSystem;

/// <summary>A type with a name. What refers to other types is set once, by the builder that makes the schema.</summary>
public abstract class NamedType(string name, string? description) : SchemaType
{
    /// <summary>The type's name, unique in its schema.</summary>
    public string Name { get; } = name;

    /// <summary>The description as Markdown, or null.</summary>
    public string? Description { get; } = description;

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A leaf that serializes to a JSON value.</summary>
public sealed class ScalarType(string name, string? description, string? specifiedByUrl = null) : NamedType(name, description)
{
    /// <summary>Where the scalar's format is specified, or null.</summary>
    public string? SpecifiedByUrl { get; } = specifiedByUrl;

    /// <summary>Whether it is one of the five scalars of the specification.</summary>
    public bool IsSpecified => Name is "Int" or "Float" or "String" or "Boolean" or "ID";
}

/// <summary>A leaf with a closed set of named values.</summary>
public sealed class EnumType(string name, string? description, ImmutableArray<EnumValueDefinition> values) : NamedType(name, description)
{
    private readonly Dictionary<string, EnumValueDefinition> _byName = ToMap(values);

    /// <summary>The values in declaration order.</summary>
    public ImmutableArray<EnumValueDefinition> Values { get; } = values;

    /// <summary>Whether two values have one name, which only a schema that validation refuses has.</summary>
    internal bool HasDuplicates => _byName.Count < Values.Length;

    /// <summary>The value of that name, or null.</summary>
    public EnumValueDefinition? GetValue(string name) => _byName.GetValueOrDefault(name);

    private static Dictionary<string, EnumValueDefinition> ToMap(ImmutableArray<EnumValueDefinition> values)
    {
        var map = new Dictionary<string, EnumValueDefinition>(values.Length, StringComparer.Ordinal);
        foreach (var value in values)
        {
            map.TryAdd(value.Name, value);
        }

        return map;
    }
}

/// <summary>An object, interface or union type: what a selection set can apply to.</summary>
public abstract class CompositeType(string name, string? description) : NamedType(name, description);

/// <summary>An object or interface type: what has fields and implements interfaces.</summary>
public abstract class FieldsType(string name, string? description) : CompositeType(name, description)
{
    private Dictionary<string, FieldDefinition> _byName = [];

    /// <summary>The fields in declaration order.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; private set; } = [];

    /// <summary>All interfaces implemented, those of interfaces included, in declaration order.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; private set; } = [];

    /// <summary>Whether two fields have one name, which only a schema that validation refuses has.</summary>
    internal bool HasDuplicates => _byName.Count < Fields.Length;

    /// <summary>The field of that name, or null. Meta-fields (<c>__typename</c> …) are not among them.</summary>
    public FieldDefinition? GetField(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    internal void Complete(ImmutableArray<FieldDefinition> fields, ImmutableArray<InterfaceType> interfaces)
    {
        Fields = fields;
        Interfaces = interfaces;
        var map = new Dictionary<string, FieldDefinition>(fields.Length, StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Index = i;
            fields[i].Parent = this;
            map.TryAdd(fields[i].Name, fields[i]);
        }

        _byName = map;
    }
}

/// <summary>A concrete type with fields.</summary>
public sealed class ObjectType(string name, string? description) : FieldsType(name, description);

/// <summary>An abstract type with fields that its implementors have.</summary>
public sealed class InterfaceType(string name, string? description) : FieldsType(name, description);

/// <summary>An abstract type that stands for one of several object types.</summary>
public sealed class UnionType(string name, string? description) : CompositeType(name, description)
{
    /// <summary>The member types in declaration order.</summary>
    public ImmutableArray<ObjectType> Types { get; private set; } = [];

    internal void Complete(ImmutableArray<ObjectType> types) => Types = types;
}

/// <summary>A structured input type.</summary>
public sealed class InputObjectType(string name, string? description, bool isOneOf = false) : NamedType(name, description)
{
    private Dictionary<string, InputValueDefinition> _byName = [];

    /// <summary>Whether exactly one field must be given.</summary>
    public bool IsOneOf { get; } = isOneOf;

    /// <summary>The fields in declaration order.</summary>
    public ImmutableArray<InputValueDefinition> Fields { get; private set; } = [];

    /// <summary>Whether two fields have one name, which only a schema that validation refuses has.</summary>
    internal bool HasDuplicates => _byName.Count < Fields.Length;

    /// <summary>The field of that name, or null.</summary>
    public InputValueDefinition? GetField(string name) => _byName.GetValueOrDefault(name);

    internal void Complete(ImmutableArray<InputValueDefinition> fields)
    {
        Fields = fields;
        var map = new Dictionary<string, InputValueDefinition>(fields.Length, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            map.TryAdd(field.Name, field);
        }

        _byName = map;
    }
}
