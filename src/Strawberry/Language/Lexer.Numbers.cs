namespace Strawberry.Language;

internal ref partial struct Lexer
{
    /// <summary>https://spec.graphql.org/September2025/#sec-Int-Value and #sec-Float-Value</summary>
    private void ScanNumber(ReadOnlySpan<byte> text, int start)
    {
        var kind = TokenKind.Int;
        var position = start;
        if (text[position] == (byte)'-')
        {
            position++;
        }

        if (At(text, position) == (byte)'0')
        {
            position++;
            if (CharacterClasses.IsDigit(At(text, position)))
            {
                throw SyntaxErrors.DigitAfterZero(text, position);
            }
        }
        else
        {
            position = SkipDigits(text, position);
        }

        if (At(text, position) == (byte)'.')
        {
            kind = TokenKind.Float;
            position = SkipDigits(text, position + 1);
        }

        if (At(text, position) is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Float;
            position++;
            if (At(text, position) is (byte)'+' or (byte)'-')
            {
                position++;
            }

            position = SkipDigits(text, position);
        }

        // A number is not followed by a name or a dot, so that 1a and 1.2.3 are no two tokens.
        if (At(text, position) is var next && (next == (byte)'.' || CharacterClasses.IsNameStart(next)))
        {
            throw SyntaxErrors.ExpectedDigit(text, position);
        }

        Accept(kind, start, position);
    }

    private static int SkipDigits(ReadOnlySpan<byte> text, int position)
    {
        if (!CharacterClasses.IsDigit(At(text, position)))
        {
            throw SyntaxErrors.ExpectedDigit(text, position);
        }

        do
        {
            position++;
        }
        while (CharacterClasses.IsDigit(At(text, position)));

        return position;
    }

    /// <summary>The byte at a position; zero, which continues no token, behind the end.</summary>
    private static byte At(ReadOnlySpan<byte> text, int position) =>
        (uint)position < (uint)text.Length ? text[position] : (byte)0;
}
