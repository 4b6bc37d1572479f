using System.Text;
using Strawberry.Errors;

namespace Strawberry.Language;

/// <summary>Finds lines and columns of byte offsets. Lines end at LF, CR or CR LF, as in the specification's LineTerminator.</summary>
internal static class LineMap
{
    public static SourceLocation Locate(ReadOnlySpan<byte> source, int offset)
    {
        offset = Math.Min(offset, source.Length);
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset; i++)
        {
            var b = source[i];
            if (b == (byte)'\n' || (b == (byte)'\r' && (i + 1 >= source.Length || source[i + 1] != (byte)'\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceLocation(line, Encoding.UTF8.GetCharCount(source[lineStart..offset]) + 1);
    }
}
