using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Tests;

/// <summary>Types that live in other assemblies.</summary>
internal sealed class AssemblyTests
{
    private const string Library =
        """
        namespace Library;
        public enum Genre { Novel, Poem }
        [GraphQLEnum] public enum Size { Small }
        [GraphQLType] public record Book(string Title, Genre Genre);
        [GraphQLType] public record Page<T>(IReadOnlyList<T> Items);
        [GraphQLInterface] public interface INode { ID Id { get; } [GraphQLField] string Describe(int length = 5) => ""; }
        [GraphQLType] public class Query { public Page<Book> Books => null!; }
        [GraphQLInput] public class Filter { public string Text { get; init; } = "x"; public required int Limit { get; init; } }
        public class Shelf : List<int>;
        public abstract class Base { public string Shared => ""; [GraphQLField] public int Count() => 1; }
        """;

    [Test]
    public void Tables_of_referenced_assemblies_are_referred_to_and_closed_generics_made_here()
    {
        var library = Generation.Of(Generation.Compile("Library", [Library]));
        var app = Generation.Of(Generation.Compile(
            "App",
            [
                """
                using Library;
                [GraphQLType] public class Item : Base, INode { public ID Id => 1; public Genre Genre => default; public Size Size => default; }
                [GraphQLType] public class Shop { public Book Book => null!; public Page<Item> Items => null!; public Page<Book> Books => null!; [GraphQLField] public int Count(Filter filter) => 1; }
                """,
            ],
            library.ToReference()));

        Assert.That(app.Complaints(), Is.Empty);
        Assert.That(
            ModelSdl.Print(app.Tables).Split('\n'),
            Is.EqualTo(new[]
            {
                "type BookPage { items: [Book!]! }",
                "enum Genre { NOVEL POEM }",
                "type Item implements Node { shared: String! count: Int! id: ID! genre: Genre! size: Size! describe(length: Int! = 5): String! }",
                "type ItemPage { items: [Item!]! }",
                "type Shop { book: Book! items: ItemPage! books: BookPage! count(filter: Filter!): Int! }",
            }));
    }

    [Test]
    public void A_third_project_extends_a_root_and_calls_the_registrars_of_both()
    {
        var library = Generation.Of(Generation.Compile("Library", [Library])).ToReference();
        var middle = Generation.Of(Generation.Compile(
            "Middle", ["[GraphQLType] public record Author(string Name); [ExtendType<Library.Book>] public static class BookFields { [GraphQLField] public static Author? GetAuthor([Parent] Library.Book book) => null; }"], library));
        var app = Generation.Of(Generation.Compile(
            "App",
            [
                """
                [ExtendType<Library.Query>] public static class Queries { [GraphQLField] public static Author? GetAuthor() => null; }
                public static class Program { public static Schema Make() => new Schema<Library.Query>(); }
                """,
            ],
            library,
            middle.ToReference()));

        Assert.That(app.Complaints(), Is.Empty);
        Assert.That(ModelSdl.Print(app.Tables), Is.EqualTo("extend type Query { author: Author }"));
        var registrar = app.Result.GeneratedSources.Single(s => s.HintName == "Strawberry.Registrar.g.cs").SourceText.ToString();
        Assert.That(registrar, Does.Contain("        global::Strawberry.Generated.Assembly_Library.Registrar.Register();\n        global::Strawberry.Generated.Assembly_Middle.Registrar.Register();\n"));
    }

    [Test]
    public void A_generic_that_two_assemblies_close_is_one_type_also_where_only_an_implementor_leads_to_it([Values] bool laterFirst)
    {
        var library = Generation.Of(Generation.Compile(
            "Pages",
            [
                """
                namespace Pages;
                [GraphQLInterface] public interface IPage { int Size { get; } }
                [GraphQLType] public record User(string Name);
                [GraphQLType] public record Page<T>(IReadOnlyList<T> Items, int Size) : IPage;
                [GraphQLType] public class First { public Page<User> Users => null!; }
                [ExtendType<Page<User>>] public static class PageFields { [GraphQLField] public static bool GetIsLast() => true; }
                """,
            ]));
        var implementor = "[GraphQLType] public class Shelf : Pages.IPage { public int Size => 1; public Pages.Page<Pages.User> Users => null!; }";
        var query = "[GraphQLType] public class Query { public Pages.IPage Page => null!; }";
        var app = Generation.Of(Generation.Compile(
            "App",
            [
                (laterFirst ? query + implementor : implementor + query) + "public static class Program { public static Schema Make() => new Schema<Query>(); }",
            ],
            library.ToReference()));

        Assert.That(app.Complaints(), Is.Empty);
        var schema = (Schema)app.LoadWith(library).GetType("Program")!.GetMethod("Make")!.Invoke(null, null)!;
        var sdl = schema.ToString();
        Assert.That(sdl, Does.Contain("type Shelf implements Page"));
        Assert.That(sdl, Does.Contain("type UserPage implements Page {\n  items: [User!]!\n  size: Int!\n  isLast: Boolean!\n}"));
    }

    [Test]
    public void An_assembly_that_only_makes_the_schema_calls_the_registrars()
    {
        var library = Generation.Of(Generation.Compile("Library", [Library])).ToReference();
        var app = Generation.Of(Generation.Compile("App", ["public static class Program { public static Schema Make() => new Schema<Library.Query>(); }"], library));
        Assert.That(app.Complaints(), Is.Empty);
        Assert.That(app.Result.GeneratedSources.Select(s => s.HintName), Is.EqualTo(new[] { "Strawberry.Registrar.g.cs" }));
    }

    [Test]
    public void An_assembly_without_annotations_gets_nothing()
    {
        var generation = Generation.Of("public class Plain;");
        Assert.That(generation.Result.GeneratedSources, Is.Empty);
    }

    [Test]
    public void Types_of_an_assembly_known_by_an_alias_alone_are_refused()
    {
        var library = Generation.Of(Generation.Compile("Library", [Library])).ToReference();
        string[] app =
        [
            "public class Empty;",
            """
            extern alias Lib;
            using Strawberry;
            [GraphQLType] public class Book { public Lib::Library.Book Inner => null!; }
            [GraphQLType] public class Sizes { public Lib::Library.Genre Genre => 0; public System.Collections.Generic.List<Lib::Library.Size> Sizes0 => []; }
            [GraphQLType] public class Paged { public Lib::Library.Page<int> Page => null!; [GraphQLField] public int F(Lib::Library.Filter filter, [Service] Lib::Library.Base b) => 1; }
            [GraphQLType] public class Node : Lib::Library.INode { public ID Id => 1; }
            [GraphQLType] public class Loaded { [GraphQLField] public int F(ResolveInfo<Lib::Library.Base> info, [GraphQLIgnore] Lib::Library.Genre genre = 0) => 1; }
            [GraphQLType] public class Listed { public Lib::Library.Shelf Shelf => new(); }
            public static class Maker { public static object Make() => new Schema<Lib::Library.Query>(); }
            [ExtendType<Lib::Library.Query>] public static class More { [GraphQLField] public static int X() => 1; }
            """,
        ];
        Generation Compile(params string[] aliases)
        {
            var compilation = Generation.Compile("App", [app[0]], library.WithAliases(aliases));
            return Generation.Of(compilation.AddSyntaxTrees(Generation.ParseWhole(app[1], "Aliased.cs")));
        }

        var refused = Compile("Lib");
        Assert.That(refused.Input.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        Assert.That(refused.Diagnostics.Select(d => d.Id).Distinct(), Is.EqualTo(new[] { "SB0004" }));
        Assert.That(
            refused.Diagnostics.Select(d => d.GetMessage().Split('\'')[1]),
            Is.EquivalentTo(new[] { "Book", "Genre", "Size", "Page<int>", "Filter", "INode", "Base", "Shelf", "Query", "Query" }));
        Assert.That(
            refused.Diagnostics.Select(d => d.GetMessage()).First(),
            Is.EqualTo("Generated code cannot reach 'Book', which is of 'Library', an assembly referenced by an extern alias alone; add 'global' to the aliases of the reference"));
        Assert.That(Compile("global", "Lib").Complaints(), Is.Empty);
    }

    [Test]
    public void A_base_class_of_an_assembly_known_by_an_alias_alone_gives_its_fields()
    {
        var library = Generation.Of(Generation.Compile("Library", [Library])).ToReference();
        var app = Generation.Compile("App", [], library.WithAliases(["Lib"])).AddSyntaxTrees(Generation.ParseWhole(
            "#nullable enable\nextern alias Lib;\nusing Strawberry;\n[GraphQLType] public class Item : Lib::Library.Base;", "Aliased.cs"));
        var generation = Generation.Of(app);
        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(ModelSdl.Print(generation.Tables), Is.EqualTo("type Item { shared: String! count: Int! }"));
    }

    [Test]
    public void Internal_fields_of_a_friend_are_fields_of_its_closings()
    {
        const string Friend =
            """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
            internal class Holder { [GraphQLType] internal record Pair<T>(T Value) { [GraphQLField] internal T Hidden() => Value; } }
            """;
        var app = Generation.Of(Generation.Compile(
            "App",
            ["[GraphQLType] internal class Query { [GraphQLField] internal Holder.Pair<int> P() => new(1); }"],
            Generation.Of(Generation.Compile("Library", [Friend])).ToReference()));
        Assert.That(app.Complaints(), Is.Empty);
        Assert.That(ModelSdl.Print(app.Tables).Split('\n'), Does.Contain("type IntPair { hidden: Int! value: Int! }"));
    }

    [Test]
    public void Defaults_of_inputs_of_other_assemblies_are_kept_by_not_setting_them()
    {
        var library = Generation.Of(Generation.Compile(
            "Library", ["public class FilterBase { public string Text { get; init; } = \"x\"; public int? Limit { get; set; } = 5; }"]));
        var app = Generation.Of(Generation.Compile(
            "App",
            ["[GraphQLInput] public class Filter : FilterBase { public string? Own { get; set; } }"],
            library.ToReference()));
        Assert.That(app.Complaints(), Is.Empty);
        Assert.That(ModelSdl.Print(app.Tables), Is.EqualTo("input Filter { text: String limit: Int own: String }"));
    }
}
