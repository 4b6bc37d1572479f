using System.Runtime.InteropServices;
using System.Text;

namespace Strawberry.Primitives;

/// <summary>A comma, a response name in quotes and a colon, encoded once; for a constant its value as well. Names of the grammar need no escaping.</summary>
internal sealed class ResponseKey
{
    /// <summary>How many bytes are copied at a time, whatever the length.</summary>
    public const int Block = 32;

    // Longer by two blocks: whole blocks are read from anywhere in the text.
    private readonly byte[] _text;

    public ResponseKey(string name, string value = "")
    {
        var text = Encoding.UTF8.GetBytes($",\"{name}\":{value}");
        Length = text.Length;
        _text = new byte[text.Length + (2 * Block)];
        text.CopyTo(_text, 0);
    }

    public int Length { get; }

    /// <summary>The first byte, the comma.</summary>
    public ref byte Start => ref MemoryMarshal.GetArrayDataReference(_text);
}
