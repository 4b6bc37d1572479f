using Strawberry.Errors;

namespace Strawberry.Validation;

/// <summary>
/// Turns many byte offsets of one document into lines and columns without rescanning the document for each: line starts and a
/// running count of UTF-16 units are kept at every <see cref="Stride"/> bytes.
/// </summary>
internal sealed class SourceLocator
{
    private const int Stride = 1024;

    private readonly ReadOnlyMemory<byte> _source;
    private readonly List<int> _lineStarts = [0];
    private readonly int[] _unitsBefore;

    public SourceLocator(ReadOnlyMemory<byte> source)
    {
        _source = source;
        var span = source.Span;
        _unitsBefore = new int[(span.Length / Stride) + 1];
        var units = 0;
        for (var i = 0; i < span.Length; i++)
        {
            if (i % Stride == 0)
            {
                _unitsBefore[i / Stride] = units;
            }

            var b = span[i];
            units += Units(b);
            if (b == (byte)'\n' || (b == (byte)'\r' && (i + 1 >= span.Length || span[i + 1] != (byte)'\n')))
            {
                _lineStarts.Add(i + 1);
            }
        }

        if (span.Length % Stride == 0)
        {
            _unitsBefore[span.Length / Stride] = units;
        }
    }

    public SourceLocation Locate(int offset)
    {
        offset = Math.Min(offset, _source.Length);
        var line = _lineStarts.BinarySearch(offset);
        line = line >= 0 ? line : ~line - 1;
        return new SourceLocation(line + 1, UnitsBefore(offset) - UnitsBefore(_lineStarts[line]) + 1);
    }

    // Continuation bytes add nothing, the lead byte of a four-byte sequence adds a surrogate pair.
    private static int Units(byte b) => (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;

    private int UnitsBefore(int offset)
    {
        var units = _unitsBefore[offset / Stride];
        foreach (var b in _source.Span[(offset / Stride * Stride)..offset])
        {
            units += Units(b);
        }

        return units;
    }
}
