using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Strawberry.Language;
using Strawberry.Primitives;

namespace Strawberry.TypeSystem;

/// <summary>A field of an object or interface type.</summary>
public sealed class FieldDefinition(
    string name,
    string? description,
    SchemaType type,
    ImmutableArray<InputValueDefinition> arguments,
    string? deprecationReason = null)
{
    private ResponseKey? _responseKey;
    private Leafness _leafness;

    private enum Leafness : byte
    {
        Unknown,
        BareLeaf,
        Other,
    }

    /// <summary>The field's name.</summary>
    public string Name { get; } = name;

    /// <summary>The description as Markdown, or null.</summary>
    public string? Description { get; } = description;

    /// <summary>The field's type.</summary>
    public SchemaType Type { get; } = type;

    /// <summary>The arguments in declaration order.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; } = arguments;

    /// <summary>Why the field is deprecated, or null if it is not.</summary>
    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>The field's position in its type.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>Whether the field takes no arguments and its value no selections.</summary>
    internal bool IsBareLeaf
    {
        get
        {
            if (_leafness == Leafness.Unknown)
            {
                _leafness = Arguments.IsEmpty && Type.Named is not CompositeType ? Leafness.BareLeaf : Leafness.Other;
            }

            return _leafness == Leafness.BareLeaf;
        }
    }

    /// <summary>The type whose field it is; null for meta-fields.</summary>
    internal FieldsType? Parent { get; set; }

    /// <summary>The field's key in results that give it no other name.</summary>
    internal ResponseKey ResponseKey => _responseKey ??= new ResponseKey(Name);

    /// <summary>The argument of that name, or null.</summary>
    public InputValueDefinition? GetArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>An argument of a field or directive, or a field of an input object type.</summary>
public sealed class InputValueDefinition(
    string name,
    string? description,
    SchemaType type,
    ValueNode? defaultValue = null,
    string? deprecationReason = null)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The description as Markdown, or null.</summary>
    public string? Description { get; } = description;

    /// <summary>The type.</summary>
    public SchemaType Type { get; } = type;

    /// <summary>The default as a constant literal; null when there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Why it is deprecated, or null if it is not.</summary>
    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Whether a value must be given: the type is non-null and there is no default.</summary>
    public bool IsRequired => !Type.IsNullable && DefaultValue is null;
}

/// <summary>A value of an enum type.</summary>
public sealed class EnumValueDefinition(string name, string? description, string? deprecationReason = null)
{
    /// <summary>The value's name.</summary>
    public string Name { get; } = name;

    /// <summary>The description as Markdown, or null.</summary>
    public string? Description { get; } = description;

    /// <summary>Why the value is deprecated, or null if it is not.</summary>
    public string? DeprecationReason { get; } = deprecationReason;
}

/// <summary>A directive that documents or schemas may use.</summary>
/// <param name="name">The name, without the at sign.</param>
/// <param name="description">The description as Markdown, or null.</param>
/// <param name="locations">The places it may stand at; the definition owns the array from here on.</param>
/// <param name="arguments">The arguments in declaration order.</param>
/// <param name="isRepeatable">Whether it may stand several times at one place.</param>
public sealed class DirectiveDefinition(
    string name,
    string? description,
    DirectiveLocation[] locations,
    ImmutableArray<InputValueDefinition> arguments,
    bool isRepeatable = false)
{
    /// <summary>The directive's name, without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>The description as Markdown, or null.</summary>
    public string? Description { get; } = description;

    /// <summary>The places it may stand at.</summary>
    public ImmutableArray<DirectiveLocation> Locations => ImmutableCollectionsMarshal.AsImmutableArray(locations);

    /// <summary>The arguments in declaration order.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; } = arguments;

    /// <summary>Whether it has no location, which only a schema that validation refuses has.</summary>
    internal bool HasNoLocation => locations.Length == 0;

    /// <summary>Whether it may stand several times at one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>The argument of that name, or null.</summary>
    public InputValueDefinition? GetArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>A place a directive may stand at, named as the specification names it (<c>FRAGMENT_SPREAD</c> is <see cref="FragmentSpread"/>).</summary>
public enum DirectiveLocation
{
#pragma warning disable CS1591 // the names are the specification's
    Query,
    Mutation,
    Subscription,
    Field,
    FragmentDefinition,
    FragmentSpread,
    InlineFragment,
    VariableDefinition,
    Schema,
    Scalar,
    Object,
    FieldDefinition,
    ArgumentDefinition,
    Interface,
    Union,
    Enum,
    EnumValue,
    InputObject,
    InputFieldDefinition,
#pragma warning restore CS1591
}
