namespace Strawberry.Language;

/// <summary>Unwinds the parser to <see cref="Parser"/>, which turns it into an error value; it never leaves this folder.</summary>
internal sealed class SyntaxException(string description, int offset) : Exception(description)
{
    /// <summary>Byte offset the error is located at.</summary>
    public int Offset { get; } = offset;
}
