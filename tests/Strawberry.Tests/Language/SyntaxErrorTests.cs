using System.Text;
using NUnit.Framework;
using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class SyntaxErrorTests
{
    [TestCaseSource(typeof(SyntaxErrorCases), nameof(SyntaxErrorCases.Documents))]
    public void A_faulty_document_gets_the_reference_message(string text, string message, int line, int column) =>
        AssertError(Parser.Parse(text), message, line, column);

    [TestCaseSource(typeof(SyntaxErrorCases), nameof(SyntaxErrorCases.Values))]
    public void A_faulty_value_gets_the_reference_message(string text, string message, int line, int column) =>
        AssertError(Parser.ParseValue(Encoding.UTF8.GetBytes(text)), message, line, column);

    [TestCaseSource(typeof(SyntaxErrorCases), nameof(SyntaxErrorCases.Constants))]
    public void A_faulty_constant_gets_the_reference_message(string text, string message, int line, int column) =>
        AssertError(Parser.ParseConstValue(Encoding.UTF8.GetBytes(text)), message, line, column);

    [TestCaseSource(typeof(SyntaxErrorCases), nameof(SyntaxErrorCases.Types))]
    public void A_faulty_type_gets_the_reference_message(string text, string message, int line, int column) =>
        AssertError(Parser.ParseType(Encoding.UTF8.GetBytes(text)), message, line, column);

    [TestCase(new byte[] { 0xFF }, "0xFF", 1)]
    [TestCase(new byte[] { (byte)'{', (byte)'a', 0x80, (byte)'}' }, "0x80", 3)]
    [TestCase(new byte[] { (byte)'#', 0xC3 }, "0xC3", 2)]
    [TestCase(new byte[] { (byte)'"', 0xC3, 0xA9, 0xED, 0xA0, 0x80, (byte)'"' }, "0xED", 3)]
    [TestCase(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' }, "0xC0", 2)]
    [TestCase(new byte[] { (byte)'"', 0xF4, 0x90, 0x80, 0x80, (byte)'"' }, "0xF4", 2)]
    public void A_byte_that_is_not_UTF_8_is_an_error_anywhere(byte[] text, string value, int column) =>
        AssertError(Parser.Parse(text), $"Syntax Error: Document is not valid UTF-8: unexpected byte {value}.", 1, column);

    // Both are drafts that the September 2025 grammar does not have.
    [TestCase("extend directive @a @b", "Syntax Error: Unexpected Name \"directive\".", 8)]
    [TestCase("directive @a @b on FIELD", "Syntax Error: Expected \"on\", found \"@\".", 14)]
    [TestCase("directive @a on DIRECTIVE_DEFINITION", "Syntax Error: Unexpected Name \"DIRECTIVE_DEFINITION\".", 17)]
    public void Directives_on_directive_definitions_are_no_syntax(string text, string message, int column) =>
        AssertError(Parser.Parse(text), message, 1, column);

    [TestCase("\"\\\U0001F600\"", "Syntax Error: Invalid character escape sequence: \"\\\U0001F600\".")]
    [TestCase("\"\\u123\U0001F600\"", "Syntax Error: Invalid Unicode escape sequence: \"\\u123\U0001F600\".")]
    [TestCase("\"\\u{1\U0001F600}\"", "Syntax Error: Invalid Unicode escape sequence: \"\\u{1\U0001F600\".")]
    public void A_message_quotes_no_half_of_a_surrogate_pair(string text, string message) =>
        AssertError(Parser.Parse(text), message, 1, 2);

    private static void AssertError<TNode>(ParseResult<TNode> result, string message, int line, int column)
        where TNode : SyntaxNode
    {
        Assert.That(result.Node, Is.Null);
        Assert.That(result.Error!.Message, Is.EqualTo(message));
        Assert.That(result.Error.Locations, Is.EqualTo(new[] { new SourceLocation(line, column) }));
        Assert.That(result.Error.Path, Is.Null);
    }
}
