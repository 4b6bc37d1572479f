using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Tests.Incremental;

/// <summary>What an edit costs: models that stay equal are not printed again, those that change are.</summary>
internal sealed class CachingTests
{
    private const string Books =
        """
        /// <summary>A book.</summary>
        [GraphQLType]
        public class Book
        {
            public required ID Id { get; init; }
            public Genre Genre { get; init; }
            [GraphQLField] public async Task<Author?> GetAuthorAsync(AuthorsLoader authors, int delay = 1) { await Task.Delay(delay); return await authors.LoadAsync(1); }
        }

        [GraphQLType] public class Author { public string Name => ""; public Page<Book> Books => null!; }

        public static class Loaders
        {
            [DataLoader] public static Task<IReadOnlyDictionary<int, Author>> Authors(IReadOnlyList<int> ids) => null!;
        }

        [GraphQLInput] public record Filter(string Text, int Limit = 2);

        [GraphQLType] public class Query { [GraphQLField] public Book? GetBook(Filter filter) => null; }
        """;

    private const string Shared =
        """
        public enum Genre { Novel, Poem }

        [GraphQLType] public record Page<T>(IReadOnlyList<T> Items);
        """;

    private static readonly string[] Stages =
        [TrackingNames.Tables, TrackingNames.BoundTables, TrackingNames.Extras, TrackingNames.Loaders, TrackingNames.References, TrackingNames.Registrar];

    [Test]
    public void The_same_source_gives_equal_models()
    {
        var first = Generation.Of(Books, Shared).Tables.ToArray();
        var second = Generation.Of(Books, Shared).Tables.ToArray();
        Assert.That(first, Has.Length.EqualTo(6));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(second.Select(t => t.GetHashCode()), Is.EqualTo(first.Select(t => t.GetHashCode())));
        Assert.That(second.Zip(first, ReferenceEquals), Has.None.True);
    }

    [TestCase("public class Book", "public   class Book")]
    [TestCase("await Task.Delay(delay);", "await Task.Delay(delay + 1);")]
    [TestCase("[GraphQLType] public class Author", "// A comment.\n\n[GraphQLType] public class Author")]
    [TestCase("=> null;", "{ return null; }")]
    public void An_equivalent_edit_prints_nothing_again(string before, string after)
    {
        var source = Books.Replace(before, after);
        Assert.That(source, Is.Not.EqualTo(Books));
        var generation = Generation.Of(Books, Shared);
        var edited = generation.Rerun(Replace(generation.Input, 0, source));
        foreach (var stage in Stages)
        {
            Assert.That(edited.Steps(stage), Is.Not.Empty, stage);
            Assert.That(
                edited.Steps(stage).SelectMany(s => s.Outputs).Select(o => o.Reason),
                Has.All.EqualTo(IncrementalStepRunReason.Unchanged).Or.EqualTo(IncrementalStepRunReason.Cached),
                stage);
        }

        Assert.That(Changed(generation, edited), Is.Empty);
    }

    [Test]
    public void In_a_project_of_a_thousand_types_an_edit_of_a_method_body_leaves_every_model_and_every_file()
    {
        const int Types = 1_000;
        var sources = ManyTypes.Write(Types);
        var generation = Generation.Of(sources);
        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(generation.Tables.Count(), Is.EqualTo(Types));

        var file = ManyTypes.EditedFile(Types);
        var source = sources[file].Replace(ManyTypes.Body, "=> Name + \" edited\";");
        Assert.That(source, Is.Not.EqualTo(sources[file]));
        var edited = generation.Rerun(Replace(generation.Input, file, source));
        foreach (var stage in Stages.Except([TrackingNames.Extras, TrackingNames.Loaders]))
        {
            Assert.That(
                edited.Steps(stage).SelectMany(s => s.Outputs).Select(o => o.Reason).Distinct(),
                Is.SubsetOf(new[] { IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached }).And.Not.Empty,
                stage);
        }

        Assert.That(edited.Steps(TrackingNames.Tables).SelectMany(s => s.Outputs).Count(), Is.EqualTo(Types));
        Assert.That(Changed(generation, edited), Is.Empty);

        // Of the thousand declarations one was parsed.
        var declarations = edited.Steps(TrackingNames.Declarations).SelectMany(s => s.Outputs).Where(o => o.Value is not null).Select(o => o.Reason).ToArray();
        Assert.That(declarations, Has.Length.EqualTo(Types).And.One.EqualTo(IncrementalStepRunReason.Modified));
    }

    [Test]
    public void An_edit_of_one_type_prints_that_type_alone()
    {
        var generation = Generation.Of(Books, Shared);
        var edited = generation.Rerun(Replace(generation.Input, 0, Books.Replace("int Limit = 2", "int Limit = 3")));
        Assert.That(Changed(generation, edited), Is.EqualTo(new[] { "Filter.g.cs" }));
    }

    [Test]
    public void A_change_in_another_file_prints_what_depends_on_it()
    {
        var generation = Generation.Of(Books, Shared);
        var renamed = Shared.Replace("[GraphQLType] public record Page<T>", "[GraphQLType(Name = \"{T}s\")] public record Page<T>").Replace("Poem", "Verse");
        var edited = generation.Rerun(Replace(generation.Input, 1, renamed));
        Assert.That(Changed(generation, edited), Is.EqualTo(new[] { "Author.g.cs", "Genre.g.cs", "Page_1of_Book.g.cs" }));
        Assert.That(edited.Tables.Select(t => t.Header.Name), Is.EqualTo(new[] { "Author", "Book", "Books", "Filter", "Genre", "Query" }));
    }

    [Test]
    public void A_new_type_is_registered_and_prints_no_other()
    {
        var generation = Generation.Of(Books, Shared);
        var edited = generation.Rerun(generation.Input.AddSyntaxTrees(Generation.Parse("[GraphQLType] public record New(int X);", "New.cs")));
        Assert.That(Changed(generation, edited), Is.EqualTo(new[] { "New.g.cs", "Strawberry.Registrar.g.cs" }));
    }

    [Test]
    public void A_renamed_loader_prints_the_fields_that_name_it()
    {
        var generation = Generation.Of(Books, Shared);
        var edited = generation.Rerun(Replace(generation.Input, 0, Books.Replace("Dictionary<int, Author>> Authors(", "Dictionary<int, Author>> People(")));
        Assert.That(Changed(generation, edited), Is.EqualTo(new[] { "Book.g.cs", "Loaders_0_PeopleLoader.g.cs" }));
    }

    [Test]
    public void No_symbol_syntax_or_compilation_is_reachable_from_a_model()
    {
        var generation = Generation.Of(Books, Shared);
        var values = Stages.SelectMany(generation.Steps).SelectMany(s => s.Outputs).Select(o => o.Value).ToArray();
        Assert.That(values.OfType<TableModel>(), Is.Not.Empty);
        Assert.That(values.SelectMany(ObjectGraph.Walk).Where(ObjectGraph.IsBoundToCompilation), Is.Empty);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int index, string source)
    {
        var tree = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(tree, Generation.Parse(source, tree.FilePath));
    }

    private static IEnumerable<string> Changed(Generation before, Generation after)
    {
        var old = before.Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText);
        return after.Result.GeneratedSources
            .Where(s => !old.TryGetValue(s.HintName, out var text) || !ReferenceEquals(text, s.SourceText))
            .Select(s => s.HintName)
            .Order(StringComparer.Ordinal);
    }
}
