using System.Text;
using NUnit.Framework;
using Strawberry.Errors;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class LimitTests
{
    private const string DepthMessage = "Syntax Error: Document is nested more than 200 levels deep. Parsing aborted.";

    [TestCase("", "{a", 401)]
    [TestCase("", "{...", 801)]
    [TestCase("", "{...on A", 1601)]
    [TestCase("{a(b:", "[", 205)]
    [TestCase("{a(b:", "{c:", 603)]
    [TestCase("query($a:", "[", 210)]
    [TestCase("query($a:Int=", "[", 214)]
    [TestCase("type A{a:", "[", 210)]
    [TestCase("input A{a:B=", "{c:[", 413)]
    public void A_hundred_thousand_levels_are_an_error_at_the_first_one_too_many(string prefix, string level, int column) =>
        AssertError(Parser.Parse(prefix + Repeat(level, 100_000)).Error, DepthMessage, column);

    [Test]
    public void As_many_levels_as_the_limit_are_allowed()
    {
        var text = Repeat("{a", 200) + Repeat("}", 200);

        Assert.That(Parser.Parse(text).Error, Is.Null);
        AssertError(Parser.Parse("{a" + text + "}").Error, DepthMessage, 401);
    }

    [Test]
    public void Levels_side_by_side_do_not_add_up() =>
        Assert.That(Parser.Parse("{" + Repeat("a(b:[[{c:[1]}]]){b}", 300) + "}").Error, Is.Null);

    [Test]
    public void Where_the_limit_is_raised_the_stack_sets_one()
    {
        var error = Parser.Parse(Repeat("{a", 1_000_000), new ParserOptions { MaxDepth = int.MaxValue, MaxTokens = int.MaxValue }).Error;

        Assert.That(error!.Message, Does.Match(@"^Syntax Error: Document is nested more than \d+ levels deep\. Parsing aborted\.$"));
    }

    [Test]
    public void Values_and_types_alone_are_limited_too()
    {
        var options = new ParserOptions { MaxDepth = 2 };

        Assert.That(Parser.ParseValue("[[1]]"u8.ToArray(), options).Error, Is.Null);
        Assert.That(Parser.ParseType("[[A!]!]!"u8.ToArray(), options).Error, Is.Null);
        var message = "Syntax Error: Document is nested more than 2 levels deep. Parsing aborted.";
        AssertError(Parser.ParseValue("[[[1]]]"u8.ToArray(), options).Error, message, 3);
        AssertError(Parser.ParseConstValue("{a:{a:{a:1}}}"u8.ToArray(), options).Error, message, 7);
        AssertError(Parser.ParseType("[[[A]]]"u8.ToArray(), options).Error, message, 3);
    }

    [Test]
    public void As_many_tokens_as_the_limit_are_allowed()
    {
        Assert.That(Parser.Parse("{" + Repeat(" a", 49_998) + "}").Error, Is.Null);
        AssertError(
            Parser.Parse("{" + Repeat(" a", 49_999) + "}").Error,
            "Syntax Error: Document contains more than 50000 tokens. Parsing aborted.",
            100_000);
    }

    [Test]
    public void Comments_are_no_tokens() =>
        Assert.That(Parser.Parse(Repeat("#\n", 1000) + "{a}", new ParserOptions { MaxTokens = 3 }).Error, Is.Null);

    [Test]
    public void Names_made_to_collide_are_still_read()
    {
        // Only the bytes in the middle differ, which the name table's hash does not see.
        var names = Enumerable.Range(0, 2000).Select(i => $"abcdefgh{i:D4}ijklmnop").ToArray();
        var result = Parser.Parse("{" + string.Join(' ', names) + "}");

        var selections = ((OperationDefinitionNode)result.Node!.Definitions[0]).SelectionSet.Selections;
        Assert.That(selections.Select(selection => ((FieldNode)selection).Name.Value), Is.EqualTo(names));
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static void AssertError(GraphQLError? error, string message, int column)
    {
        Assert.That(error!.Message, Is.EqualTo(message));
        Assert.That(error.Locations, Is.EqualTo(new[] { new SourceLocation(1, column) }));
    }
}
