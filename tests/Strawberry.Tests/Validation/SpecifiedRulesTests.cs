using System.Reflection;
using System.Text;
using NUnit.Framework;
using Strawberry.Language;
using Strawberry.TypeSystem;
using Strawberry.Validation;

namespace Strawberry.Tests.Validation;

/// <summary>The list of rules says of each what it is: the walk calls nothing else.</summary>
internal sealed class SpecifiedRulesTests
{
    private static IEnumerable<int> Positions() => Enumerable.Range(0, SpecifiedRules.Hooks.Length);

    [TestCaseSource(nameof(Positions))]
    public void A_rule_names_the_hooks_that_it_overrides(int position)
    {
        var rule = Create(position).GetType();
        var overridden = rule.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(Rule))
            .Aggregate(RuleHooks.None, (all, m) => all | Enum.Parse<RuleHooks>(m.Name));
        var hooks = SpecifiedRules.Hooks[position];
        Assert.That(rule.GetField("Hooks")!.GetRawConstantValue(), Is.EqualTo((int)hooks), "its own constant");

        // A field with arguments or directives is a field.
        Assert.That(hooks.HasFlag(RuleHooks.EnterDecoratedField) ? (hooks & ~RuleHooks.EnterDecoratedField) | RuleHooks.EnterField : hooks, Is.EqualTo(overridden));
    }

    [Test]
    public void Each_rule_is_in_the_list_once() => Assert.That(
        Positions().Select(p => Create(p).GetType()),
        Is.EquivalentTo(typeof(Rule).Assembly.GetTypes().Where(t => t.BaseType == typeof(Rule))));

    private static Rule Create(int position)
    {
        var type = new ObjectType("Query", null);
        type.Complete([new FieldDefinition("a", null, SpecifiedScalars.String, [])], []);
        var schema = SchemaAssembler.Assemble(new SchemaParts { QueryType = type, Types = [type] });
        var document = Parser.Parse(Encoding.UTF8.GetBytes("{ a }")).Node!;
        return SpecifiedRules.Create(position, new ValidationContext(schema, document, ValidationOptions.Default));
    }
}
