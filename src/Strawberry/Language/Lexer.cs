using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Strawberry.Language;

/// <summary>
/// Cuts UTF-8 text into tokens, one at a time. The text must be valid UTF-8. A copy of the lexer is a look-ahead.
/// Grammar: https://spec.graphql.org/September2025/#sec-Language.Source-Text
/// </summary>
internal ref partial struct Lexer(ReadOnlySpan<byte> source, int maxTokens)
{
    private const ulong EightSpaces = 0x2020_2020_2020_2020;

    private readonly ReadOnlySpan<byte> _source = source;
    private readonly int _maxTokens = maxTokens;
    private int _tokens;

    /// <summary>The current token's kind.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of the current token.</summary>
    public int Start { get; private set; }

    /// <summary>Offset behind the current token.</summary>
    public int End { get; private set; }

    /// <summary>Offset behind the token before the current one.</summary>
    public int PreviousEnd { get; private set; }

    /// <summary>Whether the current string has escapes to resolve.</summary>
    public bool HasEscapes { get; private set; }

    public readonly ReadOnlySpan<byte> Source => _source;

    /// <summary>The current token as written.</summary>
    public readonly ReadOnlySpan<byte> Text => _source[Start..End];

    /// <summary>The current token's value: of a string, what it stands for.</summary>
    public readonly string DecodeText() => Kind switch
    {
        TokenKind.String => StringDecoder.Decode(_source[(Start + 1)..(End - 1)], HasEscapes),
        TokenKind.BlockString => StringDecoder.DecodeBlock(_source[(Start + 3)..(End - 3)]),
        _ => Encoding.ASCII.GetString(Text),
    };

    /// <summary>Moves to the next token. Throws <see cref="SyntaxException"/> if there is none to read.</summary>
    public void Advance()
    {
        PreviousEnd = End;
        Scan();
        if (Kind != TokenKind.EndOfFile && ++_tokens > _maxTokens)
        {
            throw SyntaxErrors.TooManyTokens(_maxTokens, Start);
        }
    }

    private void Scan()
    {
        var text = _source;
        var position = End;
        while ((uint)position < (uint)text.Length)
        {
            var current = text[position];
            switch (CharacterClasses.Of(current))
            {
                case CharacterClass.Ignored:
                    position++;
                    continue;
                case CharacterClass.LineFeed:
                    position = SkipIndentation(text, position + 1);
                    continue;
                case CharacterClass.NameStart:
                    ScanName(text, position);
                    return;
                case CharacterClass.Punctuator:
                    Accept((TokenKind)current, position, position + 1);
                    return;
                case CharacterClass.Comment:
                    var length = text[position..].IndexOfAny((byte)'\n', (byte)'\r');
                    position = length < 0 ? text.Length : position + length;
                    continue;
                case CharacterClass.Quote:
                    ScanString(text, position);
                    return;
                case CharacterClass.Digit:
                case CharacterClass.Minus:
                    ScanNumber(text, position);
                    return;
                case CharacterClass.Dot:
                    ScanSpread(text, position);
                    return;
                case CharacterClass.ByteOrderMark when text[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    continue;
                default:
                    throw SyntaxErrors.UnexpectedCharacter(text, position);
            }
        }

        Accept(TokenKind.EndOfFile, text.Length, text.Length);
    }

    private void Accept(TokenKind kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }

    private static int SkipIndentation(ReadOnlySpan<byte> text, int position)
    {
        while (position <= text.Length - sizeof(ulong))
        {
            var others = BinaryPrimitives.ReadUInt64LittleEndian(text[position..]) ^ EightSpaces;
            if (others != 0)
            {
                return position + (BitOperations.TrailingZeroCount(others) / 8);
            }

            position += sizeof(ulong);
        }

        return position;
    }

    private void ScanName(ReadOnlySpan<byte> text, int start)
    {
        var end = start + 1;
        if (Vector128.IsHardwareAccelerated)
        {
            // Sixteen bytes at a time: where a name ends is not to be guessed, and a loop over its bytes would guess it wrong.
            while (end <= text.Length - Vector128<byte>.Count)
            {
                var others = ~CharacterClasses.FindNameContinues(text[end..]) & 0xFFFF;
                if (others != 0)
                {
                    Accept(TokenKind.Name, start, end + BitOperations.TrailingZeroCount(others));
                    return;
                }

                end += Vector128<byte>.Count;
            }
        }

        while ((uint)end < (uint)text.Length && CharacterClasses.IsNameContinue(text[end]))
        {
            end++;
        }

        Accept(TokenKind.Name, start, end);
    }

    private void ScanSpread(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..];
        if (rest.StartsWith("..."u8))
        {
            Accept(TokenKind.Spread, start, start + 3);
            return;
        }

        if (rest.StartsWith(".."u8))
        {
            throw SyntaxErrors.TwoDots(start);
        }

        if (rest.Length > 1 && CharacterClasses.IsDigit(rest[1]))
        {
            throw SyntaxErrors.DigitBeforeDot(text[(start + 1)..SkipDigits(text, start + 1)], start);
        }

        throw SyntaxErrors.UnexpectedCharacter(text, start);
    }
}
