using System.Runtime.InteropServices;
using System.Text;

namespace Strawberry.Primitives;

/// <summary>A comma, a response name in quotes and a colon, encoded once; for a constant its value as well. Names of the grammar need no escaping.</summary>
internal sealed class ResponseKey
{
    /// <summary>How many bytes are copied at a time, whatever the length.</summary>
    public const int Block = 32;

    // Not shorter than what is read: a block, from the first byte or the second.
    private readonly byte[] _text;

    public ResponseKey(string name, string value = "")
    {
        Length = name.Length + value.Length + 4;
        _text = new byte[Math.Max(Length, Block + 1)];
        var text = _text.AsSpan();
        text[0] = (byte)',';
        text[1] = (byte)'"';
        Ascii.FromUtf16(name, text[2..], out var written);
        text[written + 2] = (byte)'"';
        text[written + 3] = (byte)':';
        Ascii.FromUtf16(value, text[(written + 4)..], out _);
    }

    public int Length { get; }

    /// <summary>The first byte, the comma.</summary>
    public ref byte Start => ref MemoryMarshal.GetArrayDataReference(_text);
}
