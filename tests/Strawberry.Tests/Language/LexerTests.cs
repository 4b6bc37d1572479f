using System.Text;
using NUnit.Framework;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class LexerTests
{
    [TestCase("! $ & ( ) ... : = @ [ ] { | }", "Bang Dollar Ampersand LeftParenthesis RightParenthesis Spread Colon EqualsSign At LeftBracket RightBracket LeftBrace Pipe RightBrace")]
    [TestCase("!$&()...:=@[]{|}", "Bang Dollar Ampersand LeftParenthesis RightParenthesis Spread Colon EqualsSign At LeftBracket RightBracket LeftBrace Pipe RightBrace")]
    [TestCase("a _ A9 __z_0", "Name:a Name:_ Name:A9 Name:__z_0")]
    [TestCase("0 -0 4 -4 9876543210", "Int:0 Int:-0 Int:4 Int:-4 Int:9876543210")]
    [TestCase("4.123 -4.123 0.123 123e4 123E4 123e-4 123e+4 -1.123e4567 0e0 0.0E-0", "Float:4.123 Float:-4.123 Float:0.123 Float:123e4 Float:123E4 Float:123e-4 Float:123e+4 Float:-1.123e4567 Float:0e0 Float:0.0E-0")]
    [TestCase("\"a\"\"\"\"b\"\"\"\"\"", "String:a BlockString:b String:")]
    [TestCase("1[2]-3{a}", "Int:1 LeftBracket Int:2 RightBracket Int:-3 LeftBrace Name:a RightBrace")]
    [TestCase("...a...", "Spread Name:a Spread")]
    [TestCase("a\"b\"1", "Name:a String:b Int:1")]
    [TestCase("a#b\nc#d\re#f\r\ng#", "Name:a Name:c Name:e Name:g")]
    [TestCase(",,a,\t\n\r\n\r ,b,,", "Name:a Name:b")]
    [TestCase("\uFEFFa\uFEFFb\uFEFF", "Name:a Name:b")]
    [TestCase("\n          \n                 a\n       b", "Name:a Name:b")]
    [TestCase("# é日本😀\na", "Name:a")]
    [TestCase("", "")]
    [TestCase(" \n\t,", "")]
    [TestCase("#", "")]
    public void Text_is_cut_into_tokens(string text, string tokens) => Assert.That(Tokens(text), Is.EqualTo(tokens));

    [Test]
    public void A_token_knows_its_place_and_the_end_of_the_one_before()
    {
        var lexer = new Lexer("  ab \n 12"u8, int.MaxValue);

        lexer.Advance();
        Assert.That((lexer.Start, lexer.End, lexer.PreviousEnd), Is.EqualTo((2, 4, 0)));
        lexer.Advance();
        Assert.That((lexer.Start, lexer.End, lexer.PreviousEnd), Is.EqualTo((7, 9, 4)));
        lexer.Advance();
        Assert.That((lexer.Kind, lexer.Start, lexer.End, lexer.PreviousEnd), Is.EqualTo((TokenKind.EndOfFile, 9, 9, 9)));
        lexer.Advance();
        Assert.That((lexer.Kind, lexer.Start, lexer.End), Is.EqualTo((TokenKind.EndOfFile, 9, 9)));
    }

    [Test]
    public void A_copy_looks_ahead_and_leaves_the_original_where_it_is()
    {
        var lexer = new Lexer("a b"u8, int.MaxValue);
        lexer.Advance();

        var ahead = lexer;
        ahead.Advance();

        Assert.That((lexer.DecodeText(), ahead.DecodeText()), Is.EqualTo(("a", "b")));
    }

    [TestCaseSource(typeof(StringCases), nameof(StringCases.Literals))]
    public void A_string_stands_for_its_value(string literal, string value)
    {
        var node = (StringValueNode)Parser.ParseValue(Encoding.UTF8.GetBytes(literal)).Node!;

        Assert.That(node.Value, Is.EqualTo(value));
        Assert.That(node.Block, Is.EqualTo(literal.StartsWith("\"\"\"", StringComparison.Ordinal)));
    }

    private static string Tokens(string text)
    {
        var tokens = new List<string>();
        var lexer = new Lexer(Encoding.UTF8.GetBytes(text), int.MaxValue);
        for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
        {
            tokens.Add(lexer.Kind <= TokenKind.BlockString ? $"{lexer.Kind}:{lexer.DecodeText()}" : $"{lexer.Kind}");
        }

        return string.Join(' ', tokens);
    }
}
