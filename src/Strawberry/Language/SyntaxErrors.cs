using System.Text;
using Strawberry.Errors;

namespace Strawberry.Language;

/// <summary>Words the errors of lexer and parser.</summary>
internal static class SyntaxErrors
{
    public static GraphQLError Create(ReadOnlySpan<byte> source, string description, int offset) =>
        new($"Syntax Error: {description}") { Locations = [LineMap.Locate(source, offset)] };

    public static SyntaxException Expected(TokenKind kind, in Lexer lexer) =>
        new($"Expected {Describe(kind)}, found {Describe(lexer)}.", lexer.Start);

    public static SyntaxException ExpectedKeyword(ReadOnlySpan<byte> keyword, in Lexer lexer) =>
        new($"Expected \"{Encoding.ASCII.GetString(keyword)}\", found {Describe(lexer)}.", lexer.Start);

    public static SyntaxException Unexpected(in Lexer lexer) => new($"Unexpected {Describe(lexer)}.", lexer.Start);

    public static SyntaxException ReservedEnumValue(in Lexer lexer) =>
        new($"{Describe(lexer)} is reserved and cannot be used for an enum value.", lexer.Start);

    public static SyntaxException VariableInConstant(string name, int offset) =>
        new($"Unexpected variable \"${name}\" in constant value.", offset);

    public static SyntaxException DescriptionOnShorthand(int offset) =>
        new("Unexpected description, descriptions are not supported on shorthand queries.", offset);

    public static SyntaxException MisplacedDescription(int offset) =>
        new("Unexpected description, only GraphQL definitions support descriptions.", offset);

    public static SyntaxException TooManyTokens(int limit, int offset) =>
        new($"Document contains more than {limit} tokens. Parsing aborted.", offset);

    public static SyntaxException TooDeep(int limit, int offset) =>
        new($"Document is nested more than {limit} levels deep. Parsing aborted.", offset);

    public static string InvalidUtf8(byte value) => $"Document is not valid UTF-8: unexpected byte 0x{value:X2}.";

    public static SyntaxException UnexpectedCharacter(ReadOnlySpan<byte> source, int offset) =>
        new(
            source[offset] == (byte)'\''
                ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                : $"Unexpected character: {DescribeCharacter(source, offset)}.",
            offset);

    public static SyntaxException TwoDots(int offset) => new("Unexpected \"..\", did you mean \"...\"?", offset);

    public static SyntaxException DigitBeforeDot(ReadOnlySpan<byte> digits, int offset) =>
        new($"Invalid number, expected digit before \".\", did you mean \"0.{Encoding.ASCII.GetString(digits)}\"?", offset);

    public static SyntaxException DigitAfterZero(ReadOnlySpan<byte> source, int offset) =>
        new($"Invalid number, unexpected digit after 0: {DescribeCharacter(source, offset)}.", offset);

    public static SyntaxException ExpectedDigit(ReadOnlySpan<byte> source, int offset) =>
        new($"Invalid number, expected digit but got: {DescribeCharacter(source, offset)}.", offset);

    public static SyntaxException UnterminatedString(int offset) => new("Unterminated string.", offset);

    public static SyntaxException InvalidEscape(ReadOnlySpan<byte> source, int offset, int length) =>
        new($"Invalid character escape sequence: \"{Excerpt(source, offset, length)}\".", offset);

    public static SyntaxException InvalidUnicodeEscape(ReadOnlySpan<byte> source, int offset, int length) =>
        new($"Invalid Unicode escape sequence: \"{Excerpt(source, offset, length)}\".", offset);

    private static string Describe(in Lexer lexer) => lexer.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float or TokenKind.String or TokenKind.BlockString
            => $"{Describe(lexer.Kind)} \"{lexer.DecodeText()}\"",
        _ => Describe(lexer.Kind),
    };

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Name => "Name",
        TokenKind.Int => "Int",
        TokenKind.Float => "Float",
        TokenKind.String => "String",
        TokenKind.BlockString => "BlockString",
        TokenKind.Spread => "\"...\"",
        _ => $"\"{(char)kind}\"",
    };

    private static string DescribeCharacter(ReadOnlySpan<byte> source, int offset)
    {
        if (offset >= source.Length)
        {
            return "<EOF>";
        }

        Rune.DecodeFromUtf8(source[offset..], out var rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{(char)rune.Value}\"",
            _ => $"U+{rune.Value:X4}",
        };
    }

    /// <summary>The first <paramref name="length"/> UTF-16 code units from an offset; one more where that would cut a surrogate pair.</summary>
    private static string Excerpt(ReadOnlySpan<byte> source, int offset, int length)
    {
        var builder = new StringBuilder(length);
        foreach (var rune in Encoding.UTF8.GetString(source.Slice(offset, Math.Min(length * 3, source.Length - offset))).EnumerateRunes())
        {
            if (builder.Length >= length)
            {
                break;
            }

            builder.Append(rune.ToString());
        }

        return builder.ToString();
    }
}
