namespace Strawberry.Generators.Tests;

/// <summary>Types that look alike keep tables and files of their own.</summary>
internal sealed class IdentityTests
{
    private const string Make = "public static class Program { public static Schema Make() => new Schema<Query>(); }";

    [Test]
    public void Types_that_differ_only_in_case_have_files_of_their_own()
    {
        var generation = Generation.Of(
            """
            namespace Demo { [GraphQLType] public record Book(int A); [GraphQLType] public record bOOK(int B); [GraphQLType] public record Shelf(Book A, bOOK B); }
            """);
        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(
            generation.Result.GeneratedSources.Select(s => s.HintName),
            Is.EquivalentTo(new[] { "Demo_Book-100001000.g.cs", "Demo_bOOK-100000111.g.cs", "Demo_Shelf.g.cs", "Strawberry.Registrar.g.cs" }));
    }

    [Test]
    public void A_type_that_comes_to_differ_only_in_case_prints_the_other_again_and_no_third()
    {
        var before = Generation.Of("[GraphQLType] public record Book(int A); [GraphQLType] public record Shelf(int A);");
        var after = before.Rerun(before.Input.AddSyntaxTrees(Generation.Parse("[GraphQLType] public record book(int B);", "New.cs")));
        var kept = before.Result.GeneratedSources.Select(s => s.SourceText).ToHashSet();
        Assert.That(
            after.Result.GeneratedSources.Where(s => !kept.Contains(s.SourceText)).Select(s => s.HintName),
            Is.EquivalentTo(new[] { "Book-1000.g.cs", "book-0000.g.cs", "Strawberry.Registrar.g.cs" }));
    }

    [Test]
    public void Closed_generics_that_read_alike_are_apart()
    {
        var generation = Generation.Of(
            $$"""
            [GraphQLType] public record A(int V);
            [GraphQLType] public record B(int V);
            [GraphQLType(Name = "P1{T}")] public record Pair<T>(T First);
            [GraphQLType(Name = "P2{T}{U}")] public record Pair<T, U>(T First, U Second);
            [GraphQLType(Name = "Outer{T}")] public record Outer<T>(T Value) { [GraphQLType(Name = "{T}Inner")] public record Inner(int V); }
            public class Plain { [GraphQLType(Name = "Third")] public record Inner(int V); }
            [GraphQLType] public class Query
            {
                public Pair<Pair<A>, B> A => null!; public Pair<Pair<A, B>> B => null!; public Outer<A>.Inner C => null!; public Outer<Plain.Inner> D => null!;
            }
            {{Make}}
            """);
        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(generation.MakeSchema().ToString(), Does.Contain("a: P2P1AB!\n").And.Contains("b: P1P2AB!\n").And.Contains("c: AInner!\n").And.Contains("d: OuterThird!\n"));
    }

    [TestCase("7up")]
    [TestCase("class")]
    [TestCase("Completers")]
    [TestCase("My App-1.ä")]
    public void An_assembly_may_have_any_name(string name)
    {
        var library = Generation.Of(Generation.Compile(name, ["namespace Library; [GraphQLType] public class Query { public string? A => null; [GraphQLField] public int B(List<int> c) => 1; }"]));
        Assert.That(library.Complaints(), Is.Empty);
        var app = Generation.Of(Generation.Compile("App", ["public static class Program { public static Schema Make() => new Schema<Library.Query>(); }"], library.ToReference()));
        Assert.That(app.Complaints(), Is.Empty);
    }

    [Test]
    public void A_partial_type_that_says_it_twice_is_left_to_the_compiler()
    {
        var generation = Generation.Of("[GraphQLType] public partial class Book { public int A => 1; } [GraphQLType] public partial class Book { public int B => 1; }");
        Assert.That(generation.Output.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(d => d.Id), Is.EqualTo(new[] { "CS0579" }));
        Assert.That(generation.Diagnostics, Is.Empty);
    }
}
