namespace Strawberry.Resolvers;

/// <summary>What a description says of a field.</summary>
internal sealed class FieldDescriptor(string name, TypeRef type)
{
    public string Name { get; } = name;

    public TypeRef Type { get; } = type;

    public string? Description { get; set; }

    public string? DeprecationReason { get; set; }

    /// <summary>The arguments, in the order of the indexes that the resolver reads them by.</summary>
    public List<InputValueDescriptor> Arguments { get; private set; } = NoArguments;

    /// <summary>
    /// Whether the value is an asynchronous sequence: a list field everywhere, but on the subscription root a source of events of the item type.
    /// </summary>
    public bool IsStreamable { get; set; }

    /// <summary>Whether <see cref="TypeTable.GetGuards"/> has attributes of it: those of its type included; for a field of an extension, those of the extension alone.</summary>
    public bool IsGuarded { get; set; }

    /// <summary>Whether what guards the type that is extended does not guard the field.</summary>
    public bool AllowsAnonymous { get; set; }

    private static List<InputValueDescriptor> NoArguments { get; } = [];

    public void Add(InputValueDescriptor argument)
    {
        if (ReferenceEquals(Arguments, NoArguments))
        {
            Arguments = [];
        }

        Arguments.Add(argument);
    }
}

/// <summary>What a description says of an argument or an input field.</summary>
internal sealed class InputValueDescriptor(string name, TypeRef type)
{
    public string Name { get; } = name;

    public TypeRef Type { get; } = type;

    public string? Description { get; set; }

    public string? DeprecationReason { get; set; }

    /// <summary>The default as a constant GraphQL literal, or null for none.</summary>
    public string? DefaultValue { get; set; }
}

/// <summary>What a description says of an enum value.</summary>
internal sealed class EnumValueDescriptor(string name)
{
    public string Name { get; } = name;

    public string? Description { get; set; }

    public string? DeprecationReason { get; set; }
}
