namespace Strawberry.Resolvers;

/// <summary>What the schema says of one annotated type. Generated code has it as text, which <see cref="TypeDescriptionReader"/> reads.</summary>
internal sealed class TypeDescription
{
    public string? Description { get; set; }

    /// <summary>Of an extension: the type extended.</summary>
    public string? Extends { get; set; }

    /// <summary>Where a scalar is specified.</summary>
    public string? SpecifiedBy { get; set; }

    /// <summary>Of an input object: whether exactly one field must be given.</summary>
    public bool IsOneOf { get; set; }

    /// <summary>Whether <see cref="TypeTable.GetGuards"/> has attributes that guard each field, those that extensions add included.</summary>
    public bool IsGuarded { get; set; }

    /// <summary>References to all interfaces implemented, those of interfaces included.</summary>
    public List<string> Interfaces { get; } = [];

    /// <summary>References to the members of a union.</summary>
    public List<string> Members { get; } = [];

    public List<FieldDescriptor> Fields { get; } = [];

    public List<InputValueDescriptor> InputFields { get; } = [];

    public List<EnumValueDescriptor> Values { get; } = [];

    /// <summary>Every reference that is no scalar of the engine's, in the order of <see cref="TypeTable.References"/>.</summary>
    public List<string> References { get; } = [];
}
