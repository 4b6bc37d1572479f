using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;
using Strawberry.TypeSystem;

namespace Strawberry.Generators.Tests.Specification;

/// <summary>Each row of docs/specification.md, read from there: a C# type and what it becomes in each position.</summary>
internal sealed class SpecificationTests
{
    private const string NotCSharp = "–";

    private static readonly Shape Injected = new(ShapeKind.Void, "", "injected");

    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs/specification.md"));

    private static readonly string Declarations = Regex.Match(Text, "```csharp\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;

    private static IEnumerable<TestCaseData> Rows() => ReadTable(Text)
        .Where(cells => cells.Length == 6)
        .Select(cells => new TestCaseData(cells[0], cells[1..]).SetArgDisplayNames(cells[0]));

    private static IEnumerable<TestCaseData> RootRows() => RowsOf("Roots");

    private static IEnumerable<TestCaseData> ExtensionRows() => RowsOf("Extensions");

    private static IEnumerable<TestCaseData> RowsOf(string section) => ReadTable(Text.Split($"\n## {section}\n")[1].Split("\n## ")[0])
        .Select(cells => new TestCaseData(cells[0], cells[1].Replace("`", "")).SetArgDisplayNames(cells[0]));

    private static IEnumerable<string[]> ReadTable(string text) => text.Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim('`', ' ')).ToArray());

    [TestCaseSource(nameof(Rows))]
    public void A_type_becomes_what_its_row_says(string type, string[] expected)
    {
        var actual = new[] { AsField(type), AsArgument(type), AsInputField(type), AsUnionMember(type), AsRoot(type) };
        Assert.That(actual, Is.EqualTo(expected), $"| `{type}` | {string.Join(" | ", actual.Select(a => $"`{a}`"))} |");
    }

    [Test]
    public void There_are_rows() => Assert.That(Rows().Count(), Is.GreaterThan(50));

    [TestCaseSource(nameof(RootRows))]
    public void A_schema_has_the_roots_that_its_row_says(string schema, string expected)
    {
        var generation = Generation.Of($"{Declarations}\npublic static class Program {{ public static Schema Make() => new {schema}(); }}");
        Assert.That(Describe(generation, definition => Roots(definition)), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(ExtensionRows))]
    public void An_extension_gives_its_field_to_the_types_that_its_row_says(string extended, string expected)
    {
        var generation = Generation.Of(
            $$"""
            {{Declarations}}
            [GraphQLType] public class Query { public User A => null!; public Page<User> B => null!; public Page<User?> C => null!; public IPet D => null!; public Point E => default; }
            [ExtendType<{{extended}}>] public static class Fields { [GraphQLField] public static int GetExtra([Parent] {{extended}} parent) => 1; }
            public static class Program { public static Schema Make() => new Schema<Query>(); }
            """);
        Assert.That(
            Describe(generation, definition => definition.Types.Where(t => t switch
            {
                ObjectType type => type.Fields.Any(f => f.Name == "extra"),
                InterfaceType type => type.Fields.Any(f => f.Name == "extra"),
                _ => false,
            }).Select(t => t.Name).OrderBy(name => name == "Cat")),
            Is.EqualTo(expected));
    }

    private static string Describe(Generation generation, Func<SchemaDefinition, IEnumerable<string>> describe)
    {
        if (generation.Input.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            return NotCSharp;
        }

        if (generation.Diagnostics.Length > 0)
        {
            return string.Join(", ", generation.Diagnostics.Select(d => d.Id).Distinct());
        }

        Assert.That(generation.Complaints(), Is.Empty);
        return string.Join(", ", describe(generation.MakeSchema().Definition));
    }

    private static IEnumerable<string> Roots(SchemaDefinition definition)
    {
        yield return $"query: {definition.QueryType!.Name}";
        if (definition.MutationType is { } mutation)
        {
            yield return $"mutation: {mutation.Name}";
        }

        if (definition.SubscriptionType is { } subscription)
        {
            yield return $"subscription: {subscription.Name}";
        }
    }

    private static string AsField(string type) => Run(
        $"[GraphQLType] public class Probe {{ [GraphQLField] public {type} Value() => throw null!; }}",
        table => (table as ObjectModel)?.Fields[0].Type);

    private static string AsArgument(string type) => Run(
        $"[GraphQLType] public class Probe {{ [GraphQLField] public int Value({type} value) => throw null!; }}",
        table => table is ObjectModel model ? model.Fields[0].Parameters[0].Argument?.Type ?? Injected : null);

    private static string AsInputField(string type) => Run(
        $"[GraphQLInput] public class Probe {{ public required {type} Value {{ get; init; }} }}",
        table => (table as InputModel)?.Fields[0].Value.Type);

    private static string AsUnionMember(string type) => Run(
        $"[GraphQLType] public class Probe {{ [GraphQLField] [return: GraphQLUnion(\"Sum\", typeof({type}))] public object Value() => throw null!; }}",
        table => (table as ObjectModel)?.Fields[0].Type,
        "member");

    private static string AsRoot(string type) => Run(
        $"[GraphQLType] public class Probe : Schema<{type}> {{ [GraphQLIgnore] public new object Definition => 1; public int Value => 1; }}",
        table => (table as ObjectModel)?.Fields[0].Type,
        "root");

    private static string Run(string probe, Func<TableModel, Shape?> find, string? fixedResult = null)
    {
        var generation = Generation.Of(Generation.Compile("Demo", [Declarations + "\n" + probe], Platform.Server));
        if (generation.Input.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error || d.Id is "CS8634" or "CS8714"))
        {
            return NotCSharp;
        }

        if (generation.Diagnostics.Length > 0)
        {
            return string.Join(", ", generation.Diagnostics.Select(d => d.Id).Distinct());
        }

        Assert.That(generation.Complaints(), Is.Empty);
        var shape = generation.Tables.Where(t => t.Header.Name == "Probe").Select(find).Single();
        return fixedResult ?? shape!.ToGraphQL();
    }
}
