using System.Text;

namespace Strawberry.Language;

/// <summary>Reads escape sequences of strings. https://spec.graphql.org/September2025/#EscapedCharacter</summary>
internal static class StringEscapes
{
    /// <summary>Reads the escape whose backslash stands at <paramref name="start"/>; gives its length in bytes.</summary>
    public static int Read(ReadOnlySpan<byte> text, int start, out Rune rune)
    {
        var letter = At(text, start + 1);
        if (letter == 'u')
        {
            return At(text, start + 2) == '{'
                ? ReadVariableWidth(text, start, out rune)
                : ReadFixedWidth(text, start, out rune);
        }

        var value = letter switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw SyntaxErrors.InvalidEscape(text, start, 2),
        };
        rune = new Rune(value);
        return 2;
    }

    private static int ReadVariableWidth(ReadOnlySpan<byte> text, int start, out Rune rune)
    {
        var point = 0;
        var size = 3;
        while (size < 12)
        {
            var current = At(text, start + size++);
            if (current == '}')
            {
                if (size > 4 && Rune.TryCreate(point, out rune))
                {
                    return size;
                }

                break;
            }

            // The point turns negative at a character that is no hex digit, and when it overflows.
            point = (point << 4) | HexDigit(current);
            if (point < 0)
            {
                break;
            }
        }

        throw SyntaxErrors.InvalidUnicodeEscape(text, start, size);
    }

    private static int ReadFixedWidth(ReadOnlySpan<byte> text, int start, out Rune rune)
    {
        var code = ReadFourDigits(text, start + 2);
        if (Rune.TryCreate(code, out rune))
        {
            return 6;
        }

        // A leading surrogate is a character only together with the trailing one behind it.
        if (code is >= 0xD800 and <= 0xDBFF
            && At(text, start + 6) == '\\'
            && At(text, start + 7) == 'u'
            && ReadFourDigits(text, start + 8) is >= 0xDC00 and <= 0xDFFF and var trailing)
        {
            rune = new Rune((char)code, (char)trailing);
            return 12;
        }

        throw SyntaxErrors.InvalidUnicodeEscape(text, start, 6);
    }

    private static int ReadFourDigits(ReadOnlySpan<byte> text, int start) =>
        (HexDigit(At(text, start)) << 12)
        | (HexDigit(At(text, start + 1)) << 8)
        | (HexDigit(At(text, start + 2)) << 4)
        | HexDigit(At(text, start + 3));

    private static int HexDigit(int value) => value switch
    {
        >= '0' and <= '9' => value - '0',
        >= 'A' and <= 'F' => value - 'A' + 10,
        >= 'a' and <= 'f' => value - 'a' + 10,
        _ => -1,
    };

    private static int At(ReadOnlySpan<byte> text, int position) =>
        (uint)position < (uint)text.Length ? text[position] : -1;
}
