using System.Text;
using NUnit.Framework;
using Strawberry.Language;

namespace Strawberry.Tests.Language;

public sealed class ParserTests
{
    [Test]
    public void A_selection_set_alone_is_a_query()
    {
        var operation = Single<OperationDefinitionNode>("{ a }");

        Assert.That((operation.Operation, operation.Name, operation.Description), Is.EqualTo((OperationType.Query, (Name?)null, (StringValueNode?)null)));
        Assert.That((operation.VariableDefinitions, operation.Directives), Is.EqualTo((operation.VariableDefinitions.Clear(), operation.Directives.Clear())));
        Assert.That((operation.Start, operation.End), Is.EqualTo((0, 5)));
    }

    [TestCase("query", OperationType.Query)]
    [TestCase("mutation", OperationType.Mutation)]
    [TestCase("subscription", OperationType.Subscription)]
    public void An_operation_has_a_kind_a_name_and_a_description(string keyword, OperationType kind)
    {
        var operation = Single<OperationDefinitionNode>($"\"about it\" {keyword} Q {{ a }}");

        Assert.That(operation.Operation, Is.EqualTo(kind));
        Assert.That(operation.Name!.Value.Value, Is.EqualTo("Q"));
        Assert.That((operation.Description!.Value, operation.Description.Block), Is.EqualTo(("about it", false)));
    }

    [Test]
    public void A_variable_has_a_description_a_type_a_default_and_directives()
    {
        var variable = Single<OperationDefinitionNode>("query (\"\"\"v\"\"\" $a: [Int!] = [1] @b @c(d: 2)) { a }").VariableDefinitions.Single();

        Assert.That(variable.Description!.Value, Is.EqualTo("v"));
        Assert.That(variable.Variable.Name.Value, Is.EqualTo("a"));
        Assert.That(variable.Type.ToString(), Is.EqualTo("[Int!]"));
        Assert.That(variable.DefaultValue, Is.TypeOf<ListValueNode>());
        Assert.That(variable.Directives.Select(directive => directive.Name.Value), Is.EqualTo(new[] { "b", "c" }));
    }

    [Test]
    public void A_fragment_has_a_name_a_type_and_a_description()
    {
        var fragment = Single<FragmentDefinitionNode>("\"about it\" fragment F on T @d { a }");

        Assert.That((fragment.Name.Value, fragment.TypeCondition.Name.Value, fragment.Description!.Value), Is.EqualTo(("F", "T", "about it")));
        Assert.That(fragment.Directives.Single().Name.Value, Is.EqualTo("d"));
    }

    [Test]
    public void A_field_answers_under_its_alias_or_else_its_name()
    {
        var selections = Single<OperationDefinitionNode>("{ a b: c(d: 1) @e { f } }").SelectionSet.Selections;
        var (plain, aliased) = ((FieldNode)selections[0], (FieldNode)selections[1]);

        Assert.That((plain.Alias, plain.Name.Value, plain.ResponseName, plain.SelectionSet), Is.EqualTo(((Name?)null, "a", "a", (SelectionSetNode?)null)));
        Assert.That((aliased.Alias!.Value.Value, aliased.Name.Value, aliased.ResponseName), Is.EqualTo(("b", "c", "b")));
        Assert.That((aliased.Arguments.Single().Name.Value, aliased.Directives.Single().Name.Value), Is.EqualTo(("d", "e")));
        Assert.That(((FieldNode)aliased.SelectionSet!.Selections.Single()).Name.Value, Is.EqualTo("f"));
    }

    [Test]
    public void Three_dots_begin_a_spread_or_an_inline_fragment()
    {
        var selections = Single<OperationDefinitionNode>("{ ...A @b ... on C @d { e } ... { f } ...once }").SelectionSet.Selections;

        Assert.That(selections[0], Is.TypeOf<FragmentSpreadNode>().With.Property("Name").Property("Value").EqualTo("A"));
        Assert.That(((InlineFragmentNode)selections[1]).TypeCondition!.Name.Value, Is.EqualTo("C"));
        Assert.That(((InlineFragmentNode)selections[2]).TypeCondition, Is.Null);
        Assert.That(((FragmentSpreadNode)selections[3]).Name.Value, Is.EqualTo("once"));
        Assert.That(selections.Select(selection => selection.Directives.Length), Is.EqualTo(new[] { 1, 1, 0, 0 }));
    }

    [Test]
    public void Keywords_are_names_where_a_name_is_expected()
    {
        string[] keywords = ["on", "fragment", "query", "mutation", "subscription", "true", "false", "null", "type", "extend", "schema", "repeatable"];
        foreach (var keyword in keywords)
        {
            var text = $"query {keyword}(${keyword}: {keyword}) {{ {keyword}: {keyword}({keyword}: ${keyword}) @{keyword} ... on {keyword} {{ {keyword} }} }}";
            Assert.That(Parser.Parse(text).Error, Is.Null, text);
        }
    }

    [TestCase("1", typeof(IntValueNode))]
    [TestCase("1.0", typeof(FloatValueNode))]
    [TestCase("\"\"", typeof(StringValueNode))]
    [TestCase("\"\"\"\"\"\"", typeof(StringValueNode))]
    [TestCase("true", typeof(BooleanValueNode))]
    [TestCase("false", typeof(BooleanValueNode))]
    [TestCase("null", typeof(NullValueNode))]
    [TestCase("NULL", typeof(EnumValueNode))]
    [TestCase("on", typeof(EnumValueNode))]
    [TestCase("[]", typeof(ListValueNode))]
    [TestCase("{}", typeof(ObjectValueNode))]
    [TestCase("$a", typeof(VariableNode))]
    public void A_value_has_the_kind_it_is_written_as(string text, Type kind) =>
        Assert.That(Parser.ParseValue(Encoding.UTF8.GetBytes(text)).Node, Is.TypeOf(kind));

    [Test]
    public void A_constant_holds_lists_and_objects()
    {
        var value = (ObjectValueNode)Parser.ParseConstValue("{a: [1, -2.5e3, RED], b: {c: true, d: null}}"u8.ToArray()).Node!;
        var list = (ListValueNode)value.Fields[0].Value;
        var inner = (ObjectValueNode)value.Fields[1].Value;

        Assert.That(((IntValueNode)list.Values[0]).Value, Is.EqualTo("1"));
        Assert.That(((FloatValueNode)list.Values[1]).Value, Is.EqualTo("-2.5e3"));
        Assert.That(((EnumValueNode)list.Values[2]).Value, Is.EqualTo("RED"));
        Assert.That(((BooleanValueNode)inner.Fields[0].Value).Value, Is.True);
        Assert.That((inner.Fields[1].Name.Value, inner.Fields[1].Value), Is.EqualTo(("d", inner.Fields[1].Value as NullValueNode)));
    }

    [Test]
    public void A_type_nests_lists_and_non_null()
    {
        var type = (NonNullTypeNode)Parser.ParseType("[[A!]]!"u8.ToArray()).Node!;
        var item = (ListTypeNode)((ListTypeNode)type.Type).Type;

        Assert.That(((NamedTypeNode)((NonNullTypeNode)item.Type).Type).Name.Value, Is.EqualTo("A"));
    }

    [Test]
    public void Equal_names_of_a_document_are_one_string()
    {
        var selections = Single<OperationDefinitionNode>("{ some other some }").SelectionSet.Selections;

        Assert.That(((FieldNode)selections[2]).Name.Value, Is.SameAs(((FieldNode)selections[0]).Name.Value));
    }

    [Test]
    public void Names_of_every_length_are_told_apart()
    {
        var names = Enumerable.Range(1, 40).SelectMany(length => new[] { new string('a', length), new string('a', length - 1) + "b", "b" + new string('a', length - 1) }).ToArray();
        var selections = Single<OperationDefinitionNode>("{" + string.Join(' ', names) + "}").SelectionSet.Selections;

        Assert.That(selections.Select(selection => ((FieldNode)selection).Name.Value), Is.EqualTo(names));
    }

    [Test]
    public void Blanks_and_comments_cost_no_memory()
    {
        var plain = Encoding.UTF8.GetBytes("{ a { b } }");
        var spaced = Encoding.UTF8.GetBytes(string.Join(new string('\n', 1000) + "# comment\n" + new string(' ', 1000), "{", "a", "{", "b", "}", "}"));
        Parser.Parse(spaced);

        Assert.That(Allocated(spaced), Is.EqualTo(Allocated(plain)));

        static long Allocated(byte[] text)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Parser.Parse(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Test]
    public void A_syntax_error_leaves_nothing_behind_for_the_next_document()
    {
        Assert.That(Parser.Parse("{ a(b: [1 { c }").Error, Is.Not.Null);

        Assert.That(Printer.Print(Parser.Parse("{ a }").Node!), Is.EqualTo("{\n  a\n}"));
    }

    private static TDefinition Single<TDefinition>(string text)
        where TDefinition : DefinitionNode => (TDefinition)Parser.Parse(text).Node!.Definitions.Single();
}
