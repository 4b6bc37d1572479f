using System.Buffers;

namespace Strawberry.Language;

internal ref partial struct Lexer
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    /// <summary>https://spec.graphql.org/September2025/#sec-String-Value</summary>
    private void ScanString(ReadOnlySpan<byte> text, int start)
    {
        if (text[start..].StartsWith("\"\"\""u8))
        {
            ScanBlockString(text, start);
            return;
        }

        HasEscapes = false;
        var position = start + 1;
        while (true)
        {
            var length = text[position..].IndexOfAny(StringStops);
            position = length < 0 ? text.Length : position + length;
            switch (At(text, position))
            {
                case (byte)'"':
                    Accept(TokenKind.String, start, position + 1);
                    return;
                case (byte)'\\':
                    HasEscapes = true;
                    position += StringEscapes.Read(text, position, out _);
                    break;
                default:
                    throw SyntaxErrors.UnterminatedString(position);
            }
        }
    }

    private void ScanBlockString(ReadOnlySpan<byte> text, int start)
    {
        var position = start + 3;
        while (true)
        {
            var length = text[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (length < 0)
            {
                throw SyntaxErrors.UnterminatedString(text.Length);
            }

            position += length;
            var rest = text[position..];
            if (rest.StartsWith("\"\"\""u8))
            {
                Accept(TokenKind.BlockString, start, position + 3);
                return;
            }

            position += rest.StartsWith("\\\"\"\""u8) ? 4 : 1;
        }
    }
}
