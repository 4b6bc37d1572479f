using System.Globalization;

namespace Strawberry;

/// <summary>The value of an <c>ID</c>: text to GraphQL, whatever it came from. The default value is the empty text.</summary>
public readonly record struct ID
{
    private readonly string? _value;

    /// <summary>Makes an identifier.</summary>
    public ID(string value) => _value = value;

    /// <summary>The identifier's text.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether both have the same text.</summary>
    public bool Equals(ID other) => string.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Makes an identifier from text.</summary>
    public static implicit operator ID(string value) => new(value);

    /// <summary>Makes an identifier from a number.</summary>
    public static implicit operator ID(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes an identifier from a number.</summary>
    public static implicit operator ID(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes an identifier from a <see cref="Guid"/>, in its hyphenated form.</summary>
    public static implicit operator ID(Guid value) => new(value.ToString());

    /// <summary>The identifier's text.</summary>
    public static implicit operator string(ID id) => id.Value;
}
