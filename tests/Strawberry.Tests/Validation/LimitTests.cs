using System.Text;
using NUnit.Framework;
using Strawberry.Language;
using Strawberry.Validation;

namespace Strawberry.Tests.Validation;

/// <summary>Each limit, at its bound and one beyond.</summary>
internal sealed class LimitTests
{
    [TestCase(100, new string[0])]
    [TestCase(101, new[] { "'Q' exceeds maximum operation depth of 100. (1:1)" })]
    public void Depth_is_limited(int depth, string[] expected) =>
        Assert.That(Validate($"query Q {Nested("{ self ", depth - 1)}{{ str }}{Nested(" }", depth - 1)}"), Is.EqualTo(expected));

    [Test]
    public void Depth_is_counted_through_fragments_and_not_by_inline_ones()
    {
        var options = new ValidationOptions { MaxDepth = 3 };

        Assert.That(
            Validate("{ ...A } fragment A on Query { ... { self { ...B } } } fragment B on Query { ... { self { str } } }", options),
            Is.Empty);
        Assert.That(
            Validate("{ ...A } fragment A on Query { self { ...B } } fragment B on Query { self { self { str } } }", options),
            Is.EqualTo(new[] { "'anonymous' exceeds maximum operation depth of 3. (1:1)" }));
    }

    [TestCase(1_000, new string[0])]
    [TestCase(1_001, new[] { "Document contains 1001 aliases, which exceeds the limit of 1000 aliases. (1:10003)" })]
    public void Aliases_are_limited(int count, string[] expected) =>
        Assert.That(Validate("{" + string.Concat(Enumerable.Range(0, count).Select(i => $" a{i:000}: str")) + " }"), Is.EqualTo(expected));

    [TestCase(1_000, new string[0])]
    [TestCase(1_002, new[] { "Document contains 1002 directives, which exceeds the limit of 1000 directives. (1:16014)" })]
    public void Directives_are_limited(int count, string[] expected) =>
        Assert.That(
            ValidationCases.Validate("main", "{ dog { name" + string.Concat(Enumerable.Repeat(" @tag(name: \"x\")", count)) + " } }"),
            Is.EqualTo(expected));

    [Test]
    public void Directives_of_type_definitions_count() => Assert.That(
        Validate("{ str } type A @a { f(x: Int @b): Int @c } enum E { V @d } directive @d(x: Int @e) on FIELD", new ValidationOptions { MaxDirectives = 4 }),
        Is.EqualTo(new[] { "Document contains 5 directives, which exceeds the limit of 4 directives. (1:80)" }));

    [TestCase(100, new string[0])]
    [TestCase(101, new[] { "Document contains 101 usages of @defer and @stream, which exceeds the limit of 100 usages of @defer and @stream. (1:2801)" })]
    public void Usages_of_defer_and_stream_are_limited_together(int count, string[] expected) =>
        Assert.That(
            ValidationCases.Validate("main", "{ dogs @stream { name }" + string.Concat(Enumerable.Repeat(" ... @defer { cat { name } }", count - 1)) + " }"),
            Is.EqualTo(expected));

    [TestCase(500, new string[0])]
    [TestCase(501, new[] { "'anonymous' nests selections deeper than the limit of 500 levels. (1:1)" })]
    public void Nesting_through_fragments_is_limited(int levels, string[] expected)
    {
        var text = new StringBuilder("{ ...F1 }");
        for (var i = 1; i < levels - 1; i++)
        {
            text.Append($" fragment F{i} on Query {{ ...F{i + 1} }}");
        }

        Assert.That(Validate($"{text} fragment F{levels - 1} on Query {{ str }}"), Is.EqualTo(expected));
    }

    [Test]
    public void Fields_are_counted_at_each_spread()
    {
        const string Query = "query Q { ...A ...A ...A } fragment A on Query { str list }";

        Assert.That(Validate(Query, new ValidationOptions { MaxFields = 6 }), Is.Empty);
        Assert.That(
            Validate(Query, new ValidationOptions { MaxFields = 5 }),
            Is.EqualTo(new[] { "'Q' selects more fields than the limit of 5. (1:1)" }));
    }

    [Test]
    public void Cost_is_multiplied_by_literal_page_sizes()
    {
        const string Query = "{ dogs(first: 10) { friends(first: 20) { name } } }";

        // 1 + 10 * (1 + 20 * 1)
        Assert.That(ValidationCases.Validate("main", Query, new ValidationOptions { MaxCost = 211 }), Is.Empty);
        Assert.That(
            ValidationCases.Validate("main", Query, new ValidationOptions { MaxCost = 210 }),
            Is.EqualTo(new[] { "'anonymous' exceeds maximum cost of 210. (1:1)" }));
    }

    [Test]
    public void Lists_without_a_page_size_cost_what_is_assumed_of_them()
    {
        const string Query = "{ dogs { name } }";

        Assert.That(ValidationCases.Validate("main", Query, new ValidationOptions { AssumedListSize = 50, MaxCost = 51 }), Is.Empty);
        Assert.That(
            ValidationCases.Validate("main", Query, new ValidationOptions { AssumedListSize = 50, MaxCost = 50 }),
            Is.EqualTo(new[] { "'anonymous' exceeds maximum cost of 50. (1:1)" }));
    }

    [Test]
    public void Several_limits_are_reported_together() => Assert.That(
        Validate("query Q { a: self { b: self { c: str } } }", new ValidationOptions { MaxAliases = 2, MaxDepth = 2, MaxFields = 2, MaxCost = 2 }),
        Is.EqualTo(new[]
        {
            "Document contains 3 aliases, which exceeds the limit of 2 aliases. (1:31)",
            "'Q' exceeds maximum operation depth of 2. (1:1)",
            "'Q' selects more fields than the limit of 2. (1:1)",
            "'Q' exceeds maximum cost of 2. (1:1)",
        }));

    [Test]
    public void Errors_beyond_the_limit_end_validation() => Assert.That(
        Validate("{ a b c d }", new ValidationOptions { MaxErrors = 2 }),
        Is.EqualTo(new[]
        {
            "Cannot query field \"a\" on type \"Query\". (1:3)",
            "Cannot query field \"b\" on type \"Query\". (1:5)",
            "Too many validation errors, error limit reached. Validation aborted.",
        }));

    [Test]
    public void Errors_in_type_definitions_count() => Assert.That(
        Validate("{ str } type A { f: Xxxxxxxx g: Yyyyyyyy h: Zzzzzzzz }", new ValidationOptions { MaxErrors = 2 }),
        Is.EqualTo(new[]
        {
            "The \"A\" definition is not executable. (1:9)",
            "Unknown type \"Xxxxxxxx\". (1:21)",
            "Too many validation errors, error limit reached. Validation aborted.",
        }));

    [Test]
    public void Values_in_type_definitions_nest_no_deeper_than_the_parser_lets_them()
    {
        Assert.That(Validate($"input I {{ a: Int = {Nested("[", 190)}{Nested("]", 190)} }}"), Is.EqualTo(new[] { "The \"I\" definition is not executable. (1:1)" }));
        Assert.That(Parser.Parse($"input I {{ a: Int = {Nested("[", 300)}{Nested("]", 300)} }}").Error, Is.Not.Null);
    }

    [Test]
    public void Names_that_a_document_defines_are_suggested_only_when_short()
    {
        var name = new string('a', 101);

        Assert.That(
            Validate($"{{ str }} type {name} {{ f: {name}b }}"),
            Is.EqualTo(new[] { $"The \"{name}\" definition is not executable. (1:9)", $"Unknown type \"{name}b\". (1:121)" }));
    }

    private static string[] Validate(string query, ValidationOptions? options = null) =>
        ValidationCases.Validate("plain", query, options ?? ValidationOptions.Default);

    private static string Nested(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
