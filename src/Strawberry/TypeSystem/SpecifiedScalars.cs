using System.Collections.Immutable;

namespace Strawberry.TypeSystem;

/// <summary>The five scalars of the specification; the same instances in every schema.</summary>
public static class SpecifiedScalars
{
    /// <summary>A signed 32-bit integer.</summary>
    public static ScalarType Int { get; } = new("Int", "The `Int` scalar type represents whole numbers in the range of a signed 32-bit integer.");

    /// <summary>A double-precision number.</summary>
    public static ScalarType Float { get; } = new("Float", "The `Float` scalar type represents double-precision fractional numbers as IEEE 754 specifies them.");

    /// <summary>Text.</summary>
    public static ScalarType String { get; } = new("String", "The `String` scalar type represents text as a sequence of Unicode characters.");

    /// <summary>True or false.</summary>
    public static ScalarType Boolean { get; } = new("Boolean", "The `Boolean` scalar type represents `true` or `false`.");

    /// <summary>An opaque identifier, serialized as a string; input may be a string or an integer.</summary>
    public static ScalarType ID { get; } = new("ID", "The `ID` scalar type represents a unique identifier. It is serialized as a string and not meant to be read by people; any string or integer is accepted as input.");

    /// <summary>All five.</summary>
    public static ImmutableArray<ScalarType> All { get; } = [String, Int, Float, Boolean, ID];
}
