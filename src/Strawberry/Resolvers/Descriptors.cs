using System.ComponentModel;

namespace Strawberry.Resolvers;

/// <summary>What generated code says of a field: its place in the schema and how its value is completed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FieldDescriptor(string name, TypeRef type, ValueCompleter completer)
{
    /// <summary>The field's name.</summary>
    public string Name { get; } = name;

    /// <summary>The field's type.</summary>
    public TypeRef Type { get; } = type;

    /// <summary>Completes what the resolver returns, as it returns it (a task included).</summary>
    public ValueCompleter Completer { get; } = completer;

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why the field is deprecated, or null.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The arguments, in the order of the indexes that the resolver reads them by.</summary>
    public InputValueDescriptor[] Arguments { get; init; } = [];

    /// <summary>
    /// Whether the value is an asynchronous sequence: a list field everywhere, but on the subscription root a source of events of the item type.
    /// </summary>
    public bool IsStreamable { get; init; }

    /// <summary>The attributes that guard the field, those of its type included; for a field of an extension, those of the extension alone.</summary>
    public Attribute[] Guards { get; init; } = [];

    /// <summary>Whether what guards the type that is extended does not guard the field.</summary>
    public bool AllowsAnonymous { get; init; }
}

/// <summary>What generated code says of an argument or an input field.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InputValueDescriptor(string name, TypeRef type)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type.</summary>
    public TypeRef Type { get; } = type;

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why it is deprecated, or null.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The default as a constant GraphQL literal, or null for none.</summary>
    public string? DefaultValue { get; init; }
}

/// <summary>What generated code says of an enum value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumValueDescriptor(string name)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Why the value is deprecated, or null.</summary>
    public string? DeprecationReason { get; init; }
}
