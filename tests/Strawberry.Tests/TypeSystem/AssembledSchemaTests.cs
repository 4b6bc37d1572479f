using System.Collections.Immutable;
using NUnit.Framework;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Tests.TypeSystem;

/// <summary>Schemas made from data, as code makes them: what the syntax of SDL would not let through.</summary>
public sealed class AssembledSchemaTests
{
    [Test]
    public void A_schema_of_nothing_lacks_a_query_root() => Assert.That(
        Problems(new SchemaParts()),
        Is.EqualTo((string[])["Query root type must be provided."]));

    [Test]
    public void Names_follow_the_syntax_of_names() => Assert.That(
        Problems(new SchemaParts { QueryType = Query("", "9lives", "kebab-case", "größe", "__x", "ok_9") }),
        Is.EqualTo(
            (string[])
            [
                "Expected name to be a non-empty string.",
                "Names must start with [_a-zA-Z] but \"9lives\" does not.",
                "Names must only contain [_a-zA-Z0-9] but \"kebab-case\" does not.",
                "Names must only contain [_a-zA-Z0-9] but \"größe\" does not.",
                "Name \"__x\" must not begin with \"__\", which is reserved by GraphQL introspection.",
            ]));

    [Test]
    public void Enum_values_are_not_named_as_other_literals() => Assert.That(
        Problems(new SchemaParts
        {
            QueryType = Query("a"),
            Types = [new EnumType("E", null, [new("true", null), new("false", null), new("null", null), new("True", null)])],
        }),
        Is.EqualTo((string[])["Enum values cannot be named: true", "Enum values cannot be named: false", "Enum values cannot be named: null"]));

    [Test]
    public void A_name_that_comes_three_times_is_reported_once() => Assert.That(
        Problems(new SchemaParts
        {
            QueryType = Query("a", "a", "a"),
            Types = [new ScalarType("S", null), new ScalarType("S", null), new ScalarType("S", null)],
            Directives = [Directive("d"), Directive("d"), Directive("d")],
        }),
        Is.EqualTo(
            (string[])
            [
                "There can be only one type named \"S\".",
                "There can be only one directive named \"@d\".",
                "Field \"Query.a\" can only be defined once.",
            ]));

    [Test]
    public void A_type_that_takes_the_name_of_a_specified_one_is_reported() => Assert.That(
        Problems(new SchemaParts { QueryType = Query("a"), Types = [new ScalarType("String", null), new ScalarType("__Type", null)] }),
        Is.EquivalentTo((string[])["There can be only one type named \"String\".", "There can be only one type named \"__Type\"."]));

    [Test]
    public void A_directive_stands_somewhere() => Assert.That(
        Problems(new SchemaParts { QueryType = Query("a"), Directives = [new DirectiveDefinition("d", null, [], [])] }),
        Is.EqualTo((string[])["Directive @d must include 1 or more locations."]));

    [Test]
    public void Of_what_is_given_twice_each_place_is_named()
    {
        var inner = new InputObjectType("In", null);
        inner.Complete([new InputValueDefinition("x", null, SpecifiedScalars.Int), new InputValueDefinition("x", null, SpecifiedScalars.Int)]);
        var query = new ObjectType("Query", null);
        query.Complete(
            [new FieldDefinition("a", null, SpecifiedScalars.String, [new InputValueDefinition("n", null, inner), new InputValueDefinition("n", null, inner)])], []);
        Assert.That(
            Problems(new SchemaParts
            {
                QueryType = query,
                Types = [inner, new EnumType("E", null, [new("A", null), new("A", null)])],
                Directives =
                [
                    new DirectiveDefinition(
                        "d",
                        null,
                        [DirectiveLocation.Field],
                        [new InputValueDefinition("m", null, query), new InputValueDefinition("m", null, SpecifiedScalars.Int)]),
                ],
            }),
            Is.EqualTo(
                (string[])
                [
                    "Argument \"@d(m:)\" can only be defined once.",
                    "The type of @d(m:) must be Input Type but got: Query.",
                    "Argument \"Query.a(n:)\" can only be defined once.",
                    "Field \"In.x\" can only be defined once.",
                    "Enum value \"E.A\" can only be defined once.",
                ]));
    }

    [Test]
    public void Types_of_which_two_are_one_root_are_named_with_their_operations()
    {
        var root = Query("a");
        Assert.That(
            Problems(new SchemaParts { QueryType = root, MutationType = root, SubscriptionType = root }),
            Is.EqualTo((string[])["All root types must be different, \"Query\" type is used as query, mutation, and subscription root types."]));
        Assert.That(
            Problems(new SchemaParts { QueryType = Query("a"), MutationType = root, SubscriptionType = root }),
            Has.Member("All root types must be different, \"Query\" type is used as mutation and subscription root types."));
        Assert.That(
            Problems(new SchemaParts { QueryType = root, MutationType = Query("a"), SubscriptionType = root }),
            Has.Member("All root types must be different, \"Query\" type is used as query and subscription root types."));
        Assert.That(
            Problems(new SchemaParts { QueryType = root, MutationType = root }),
            Is.EqualTo((string[])["All root types must be different, \"Query\" type is used as query and mutation root types."]));
    }

    [TestCase(10)]
    [TestCase(1000)]
    public void A_valid_schema_is_validated_at_a_cost_that_does_not_grow_with_it(int count)
    {
        var query = new ObjectType("Query", null);
        var node = new InterfaceType("Node", null);
        node.Complete([new FieldDefinition("id", null, SpecifiedScalars.ID, [])], []);
        var types = new List<NamedType> { node };
        for (var i = 0; i < count; i++)
        {
            var input = new InputObjectType($"In{i}", null);
            input.Complete([new InputValueDefinition("a", null, SpecifiedScalars.Int), new InputValueDefinition("b", null, SpecifiedScalars.String)]);
            var type = new ObjectType($"T{i}", null);
            type.Complete(
                [
                    new FieldDefinition("id", null, SpecifiedScalars.ID, []),
                    new FieldDefinition("f", null, query, [new InputValueDefinition("in", null, input), new InputValueDefinition("n", null, SpecifiedScalars.Int)]),
                ],
                [node]);
            types.AddRange(input, type, new EnumType($"E{i}", null, [new("A", null), new("B", null)]));
        }

        query.Complete([.. types.OfType<ObjectType>().Select(t => new FieldDefinition(t.Name, null, t, []))], []);
        var schema = SchemaAssembler.Assemble(WithQuery(new SchemaParts { QueryType = query, Types = [.. types] }));
        SchemaValidator.Validate(schema);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var errors = SchemaValidator.Validate(schema);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThanOrEqualTo(2_000));
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void Incremental_directives_print_before_the_types()
    {
        var schema = SchemaAssembler.Assemble(WithQuery(new SchemaParts { QueryType = Query("a"), Directives = IncrementalDirectives.All }));
        SdlComparer.AssertSame(
            SdlPrinter.Print(schema),
            """
            directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
            directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
            type Query { a: String }
            """);
        Assert.That(SdlPrinter.Print(schema), Does.StartWith("directive @defer(if: Boolean! = true, label: String) on"));
    }

    [Test]
    public void One_type_prints_alone() => Assert.That(SdlPrinter.Print(Query("a", "b")), Is.EqualTo("type Query {\n  a: String\n  b: String\n}"));

    [TestCase("Int", "1.5", "Int cannot represent non-integer value: 1.5")]
    [TestCase("Int", "-2147483648", null)]
    [TestCase("Int", "-2147483649", "Int cannot represent non 32-bit signed integer value: -2147483649")]
    [TestCase("Float", "1", null)]
    [TestCase("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [TestCase("String", "1", "String cannot represent a non string value: 1")]
    [TestCase("String", "\"\"\"a\"\"\"", null)]
    [TestCase("Boolean", "TRUE", "Boolean cannot represent a non boolean value: TRUE")]
    [TestCase("ID", "1", null)]
    [TestCase("ID", "[1]", "ID cannot represent a non-string and non-integer value: [1]")]
    [TestCase("ID", "{ a: $b }", "ID cannot represent a non-string and non-integer value: { a: $b }")]
    [TestCase("Date", "{ a: 1 }", null)]
    public void A_scalar_says_which_literals_it_refuses(string type, string literal, string? problem)
    {
        var scalar = SpecifiedScalars.All.FirstOrDefault(s => s.Name == type) ?? new ScalarType(type, null);
        var value = Parser.ParseValue(System.Text.Encoding.UTF8.GetBytes(literal)).Node!;
        Assert.That(SpecifiedScalarLiterals.Check(scalar, value), Is.EqualTo(problem));
    }

    private static string[] Problems(SchemaParts parts) =>
        [.. SchemaValidator.Validate(SchemaAssembler.Assemble(WithQuery(parts))).Select(e => e.Message)];

    private static SchemaParts WithQuery(SchemaParts parts) =>
        parts.QueryType is { } query ? parts with { Types = parts.Types.Insert(0, query) } : parts;

    private static ObjectType Query(params string[] fields)
    {
        var type = new ObjectType("Query", null);
        type.Complete([.. fields.Select(f => new FieldDefinition(f, null, SpecifiedScalars.String, []))], []);
        return type;
    }

    private static DirectiveDefinition Directive(string name) => new(name, null, [DirectiveLocation.Field], []);
}
