using System.Buffers;
using System.Text;

namespace Strawberry.Language;

/// <summary>Turns the text between quotes into the value it stands for. The text has passed the lexer.</summary>
internal static class StringDecoder
{
    public static string Decode(ReadOnlySpan<byte> text, bool hasEscapes)
    {
        if (!hasEscapes)
        {
            return Encoding.UTF8.GetString(text);
        }

        // No escape is shorter than what it stands for, so the value fits into as many bytes as the text.
        var buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        var written = 0;
        while (text.IndexOf((byte)'\\') is >= 0 and var length)
        {
            text[..length].CopyTo(buffer.AsSpan(written));
            written += length;
            var size = StringEscapes.Read(text, length, out var rune);
            written += rune.EncodeToUtf8(buffer.AsSpan(written));
            text = text[(length + size)..];
        }

        text.CopyTo(buffer.AsSpan(written));
        var value = Encoding.UTF8.GetString(buffer.AsSpan(0, written + text.Length));
        ArrayPool<byte>.Shared.Return(buffer);
        return value;
    }

    /// <summary>BlockStringValue of https://spec.graphql.org/September2025/#BlockStringValue()</summary>
    public static string DecodeBlock(ReadOnlySpan<byte> text)
    {
        MeasureLines(text, out var commonIndent, out var firstLine, out var lastLine);
        if (lastLine < 0)
        {
            return "";
        }

        var buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        var written = 0;
        for (var index = 0; index <= lastLine; index++)
        {
            var line = NextLine(ref text);
            if (index < firstLine)
            {
                continue;
            }

            if (index > firstLine)
            {
                buffer[written++] = (byte)'\n';
            }

            if (index > 0)
            {
                line = line[Math.Min(commonIndent, line.Length)..];
            }

            written += CopyUnescaped(line, buffer.AsSpan(written));
        }

        var value = Encoding.UTF8.GetString(buffer.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(buffer);
        return value;
    }

    private static void MeasureLines(ReadOnlySpan<byte> text, out int commonIndent, out int firstLine, out int lastLine)
    {
        commonIndent = int.MaxValue;
        firstLine = -1;
        lastLine = -1;
        for (var index = 0; !text.IsEmpty; index++)
        {
            var line = NextLine(ref text);
            var indent = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
            if (indent < 0)
            {
                continue;
            }

            if (firstLine < 0)
            {
                firstLine = index;
            }

            lastLine = index;
            if (index > 0)
            {
                commonIndent = Math.Min(commonIndent, indent);
            }
        }
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            var last = text;
            text = default;
            return last;
        }

        var line = text[..length];
        var terminator = text[length..].StartsWith("\r\n"u8) ? 2 : 1;
        text = text[(length + terminator)..];
        return line;
    }

    private static int CopyUnescaped(ReadOnlySpan<byte> line, Span<byte> destination)
    {
        var written = 0;
        while (line.IndexOf("\\\"\"\""u8) is >= 0 and var length)
        {
            line[..length].CopyTo(destination[written..]);
            "\"\"\""u8.CopyTo(destination[(written + length)..]);
            written += length + 3;
            line = line[(length + 4)..];
        }

        line.CopyTo(destination[written..]);
        return written + line.Length;
    }
}
