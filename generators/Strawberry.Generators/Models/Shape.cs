namespace Strawberry.Generators.Models;

/// <summary>What one layer of a C# type is to GraphQL.</summary>
internal enum ShapeKind
{
    /// <summary>A scalar that the engine knows; <see cref="Shape.Accessor"/> names its completer and its reader.</summary>
    Leaf,
    Enum,
    Scalar,
    Object,

    /// <summary>An interface or a union.</summary>
    Abstract,
    Input,

    /// <summary>A reference that may be null.</summary>
    Nullable,

    /// <summary>A struct that may be null.</summary>
    NullableValue,
    List,
    Task,
    ValueTask,
    AsyncEnumerable,
    ChannelReader,
    Maybe,

    /// <summary>A method without result.</summary>
    Void,
    VoidTask,
    VoidValueTask,

    /// <summary>A type parameter in the declaration of an open generic type; never emitted.</summary>
    Parameter,
}

/// <summary>How an input list is made; the name of the reader.</summary>
internal enum ListReader
{
    None,
    Array,
    List,
    ListAs,
    ImmutableArray,
    HashSet,
}

/// <summary>
/// A C# type, layer by layer, as GraphQL sees it. From it the emission prints the type reference, the completer and the reader.
/// </summary>
/// <param name="Kind">What this layer is.</param>
/// <param name="Clr">The C# type of this layer, fully qualified, with its nullable annotation.</param>
/// <param name="Name">The GraphQL name of a named type.</param>
/// <param name="KeyClr">What <c>typeof</c> names in the key of a named type.</param>
/// <param name="Variant">The variant in the key of a named type.</param>
/// <param name="Accessor">The completer's and the reader's name of a leaf.</param>
/// <param name="Inner">The layer below.</param>
/// <param name="Reader">How an input list is made.</param>
internal sealed record Shape(
    ShapeKind Kind,
    string Clr,
    string Name = "",
    string KeyClr = "",
    string Variant = "",
    string Accessor = "",
    Shape? Inner = null,
    ListReader Reader = ListReader.None)
{
    /// <summary>The named type at the bottom.</summary>
    public Shape Named => Inner?.Named ?? this;

    /// <summary>Whether null is a value of it.</summary>
    public bool IsNullable => Kind switch
    {
        ShapeKind.Nullable or ShapeKind.NullableValue or ShapeKind.Maybe or ShapeKind.Void or ShapeKind.VoidTask or ShapeKind.VoidValueTask => true,
        ShapeKind.Task or ShapeKind.ValueTask => Inner!.IsNullable,
        _ => false,
    };

    /// <summary>Whether it is an asynchronous sequence, maybe behind a task.</summary>
    public bool IsStreamable => Kind switch
    {
        ShapeKind.AsyncEnumerable or ShapeKind.ChannelReader => true,
        ShapeKind.Nullable or ShapeKind.Task or ShapeKind.ValueTask => Inner!.IsStreamable,
        _ => false,
    };

    /// <summary>The type in GraphQL's notation.</summary>
    public string ToGraphQL(bool nullable = false)
    {
        var text = Kind switch
        {
            ShapeKind.Nullable or ShapeKind.NullableValue or ShapeKind.Maybe => Inner!.ToGraphQL(nullable: true),
            ShapeKind.Task or ShapeKind.ValueTask => Inner!.ToGraphQL(nullable),
            ShapeKind.List or ShapeKind.AsyncEnumerable or ShapeKind.ChannelReader => $"[{Inner!.ToGraphQL()}]",
            _ => Name,
        };
        return nullable || IsNullable || Kind is ShapeKind.Task or ShapeKind.ValueTask ? text : text + "!";
    }

    /// <summary>This type with null among its values.</summary>
    public Shape OrNull(bool isValueType) => Kind is ShapeKind.Nullable or ShapeKind.NullableValue or ShapeKind.Maybe
        ? this
        : new Shape(isValueType ? ShapeKind.NullableValue : ShapeKind.Nullable, Clr + "?", Inner: this);
}
