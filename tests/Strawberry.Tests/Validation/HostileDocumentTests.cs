using System.Text;
using NUnit.Framework;
using Strawberry.Language;
using Strawberry.Validation;
using Strawberry.Validation.Merging;

namespace Strawberry.Tests.Validation;

/// <summary>Documents made to be expensive: each is answered within counted work, with the limits lifted that would refuse it first.</summary>
internal sealed class HostileDocumentTests
{
    private const string MergeWork = "The document exceeds the field merging work limit of 500000. Validation aborted.";
    private const string FragmentWork = "The document exceeds the fragment work limit of 50000. Validation aborted.";
    private const string Depth = "The document exceeds the selection depth limit of 1000. Validation aborted.";

    private static readonly ValidationOptions Unlimited = new()
    {
        MaxFields = long.MaxValue,
        MaxCost = long.MaxValue,
        MaxAliases = int.MaxValue,
        MaxDepth = int.MaxValue,
        MaxSelectionNesting = int.MaxValue,
    };

    [Test]
    public void Fragments_that_double_thirty_times_are_refused_by_multiplication() =>
        Assert.That(Validate(Doubling(30), ValidationOptions.Default).Errors, Is.EqualTo(new[] { "'anonymous' selects more fields than the limit of 10000. (1:1)", "'anonymous' exceeds maximum cost of 500000. (1:1)" }));

    [Test]
    public void Fragments_that_double_hundreds_of_times_saturate() =>
        Assert.That(Validate(Doubling(400), ValidationOptions.Default).Errors, Is.EqualTo(new[] { "'anonymous' selects more fields than the limit of 10000. (1:1)", "'anonymous' exceeds maximum cost of 500000. (1:1)" }));

    [Test]
    public void Fragments_that_double_are_merged_once_each()
    {
        var (errors, work) = Validate(Doubling(30), Unlimited);

        Assert.That(errors, Is.Empty);
        Assert.That(work, Is.LessThan(1_000));
    }

    [Test]
    public void Fields_repeated_without_conflict_take_linear_work()
    {
        var (errors, work) = Validate("{" + string.Concat(Enumerable.Repeat(" self { str }", 5_000)) + " }", Unlimited);

        Assert.That(errors, Is.Empty);
        Assert.That(work, Is.LessThan(20_000));
    }

    [Test]
    public void Fields_repeated_with_a_conflict_are_given_up_within_the_budget()
    {
        var (errors, work) = Validate("{ x: list" + string.Concat(Enumerable.Repeat(" self { x: str }", 5_000)) + " self { x: list } }", Unlimited);

        Assert.That(errors, Is.EqualTo(new[] { MergeWork }));
        Assert.That(work, Is.LessThan(MergeCheck.WorkBudget + ConflictSearch.WorkBudget + 1_000));
    }

    [Test]
    public void Conflicts_at_every_level_of_nested_fragments_stay_within_the_budget()
    {
        var text = new StringBuilder("{ ...F0 ...G0 }");
        for (var i = 0; i < 60; i++)
        {
            text.Append($" fragment F{i} on Query {{ a: str self {{ ...F{i + 1} ...G{i + 1} }} ...F{i + 1} }}");
            text.Append($" fragment G{i} on Query {{ a: list self {{ ...G{i + 1} ...F{i + 1} }} ...G{i + 1} }}");
        }

        var (errors, work) = Validate($"{text} fragment F60 on Query {{ a: str }} fragment G60 on Query {{ a: list }}", Unlimited);

        Assert.That(errors, Has.Length.EqualTo(101));
        Assert.That(errors[^1], Is.EqualTo(ValidationAbortedException.TooManyErrors));
        Assert.That(work, Is.LessThan(MergeCheck.WorkBudget + ConflictSearch.WorkBudget + 1_000));
    }

    [Test]
    public void A_chain_of_fragments_is_refused_by_its_nesting()
    {
        const int Length = 10_000;
        var text = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < Length; i++)
        {
            text.Append($" fragment F{i} on Query {{ ...F{i + 1} }}");
        }

        Assert.That(
            Validate($"{text} fragment F{Length} on Query {{ str }}", ValidationOptions.Default).Errors,
            Is.EqualTo(new[] { "'anonymous' nests selections deeper than the limit of 500 levels. (1:1)" }));
    }

    [TestCase("query")]
    [TestCase("mutation")]
    [TestCase("subscription")]
    public void A_chain_of_fragments_does_not_exhaust_the_stack_when_no_limit_refuses_it(string operation)
    {
        var type = char.ToUpperInvariant(operation[0]) + operation[1..];
        var text = new StringBuilder($"{operation} {{ ...F0 a: dogs {{ x: name }} a: dogs {{ x: age }} ...E0 }}");
        for (var i = 0; i < 10_000; i++)
        {
            text.Append($" fragment F{i} on {type} {{ ...F{i + 1} }} fragment E{i} on {type} {{ ...E{i + 1} }}");
        }

        var (errors, _) = Validate($"{text} fragment F10000 on {type} {{ dogs {{ name }} }} fragment E10000 on {type} {{ dogs {{ name }} }}", Unlimited, "main");

        Assert.That(errors[^1], Is.EqualTo(Depth));
    }

    [Test]
    public void A_ring_of_fragments_is_reported_without_exhausting_the_stack()
    {
        var text = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 400; i++)
        {
            text.Append($" fragment F{i} on Query {{ x{i}: str ...F{(i + 1) % 400} ...F{(i + 7) % 400} }}");
        }

        var (errors, work) = Validate(text.ToString(), Unlimited);

        Assert.That(errors[0], Does.StartWith("Cannot spread fragment \"F0\" within itself via"));
        Assert.That(work, Is.LessThan(MergeCheck.WorkBudget + ConflictSearch.WorkBudget + 1_000));
    }

    [Test]
    public void Variables_used_by_many_operations_through_shared_fragments_stay_within_the_budget()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1_000; i++)
        {
            text.Append($"query Q{i}($v: String) {{ ...F }} ");
        }

        text.Append("fragment F on Query {");
        for (var i = 0; i < 1_000; i++)
        {
            text.Append($" a{i}: str(v: $v)");
        }

        var context = Context($"{text} }}", Unlimited);

        Assert.That(Validator.Validate(context).Select(ValidationCases.Text), Is.EqualTo(new[] { FragmentWork }));
        Assert.That(context.Fragments.Work, Is.LessThan(FragmentIndex.WorkBudget + 2_000));
    }

    [Test]
    public void Large_literals_are_cut_in_messages()
    {
        var (errors, _) = Validate($"{{ str(v: [{string.Join(", ", Enumerable.Repeat("1", 5_000))}]) }}", ValidationOptions.Default);

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Has.Length.LessThan(LiteralPrinter.MaxLength + 100));
        Assert.That(errors[0], Does.Contain("...").And.EndWith("(1:10)"));
    }

    private static string Doubling(int levels)
    {
        var text = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < levels; i++)
        {
            text.Append($" fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}");
        }

        return $"{text} fragment F{levels} on Query {{ str }}";
    }

    private static (string[] Errors, long Work) Validate(string query, ValidationOptions options, string schema = "plain")
    {
        var context = Context(query, options, schema);
        return ([.. Validator.Validate(context).Select(ValidationCases.Text)], context.MergeWork);
    }

    private static ValidationContext Context(string query, ValidationOptions options, string schema = "plain") => new(
        ValidationCases.Named(schema),
        Parser.Parse(query, new ParserOptions { MaxTokens = int.MaxValue }).Node!,
        options);
}
