using System.Text.Json;

namespace Strawberry.Resolvers;

/// <summary>A place in the text of a request's variables, and the reader that stands there.</summary>
internal ref struct InputJson(ReadOnlySpan<byte> text)
{
    /// <summary>The reader; its positions count from the beginning of <see cref="Text"/>.</summary>
    public Utf8JsonReader Reader = new(text);

    public readonly ReadOnlySpan<byte> Text { get; } = text;
}

/// <summary>Where the value of an input object's field stands in a text; a length of zero for one that is absent, or not found yet.</summary>
internal readonly record struct FieldSlot(int Start, int Length)
{
    /// <summary>The place of a field that was read already.</summary>
    public static FieldSlot Taken => new(0, -1);
}

/// <summary>A reader cannot take its value straight from the text of a request.</summary>
internal sealed class IndirectInputException : Exception;
