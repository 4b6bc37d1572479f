namespace Strawberry.Generators.Tests;

internal static partial class VocabularyCases
{
    private static IEnumerable<TestCaseData> Inputs()
    {
        yield return Case(
            "Input_records_and_classes_have_constant_defaults",
            """
            public enum Color { Red, Green }
            [GraphQLInput] public record AddBook(string Title, Maybe<string?> Label, int Copies = 1, Color? Color = Color.Green, Guid Key = default);
            [GraphQLInput] public class Filter
            {
                public required int Limit { get; init; }
                public string? Prefix { get; set; } = "p";
                public string Name { get; set; } = string.Empty;
                public string[] Tags { get; init; } = ["a", "b"];
                public List<Color> Colors { get; init; } = new() { Color.Red };
                public IReadOnlyList<int>? Numbers { get; init; } = new[] { 1, 2 };
                public DateTime At { get; init; } = DateTime.UtcNow;
                public Guid? Key { get; set; } = Guid.NewGuid();
                public double Ratio { get; set; } = 0.5;
                public Filter? Nested { get; set; }
                public string Late { get; set; } = null!;
                public string Computed => Name;
                [GraphQLArgument(Name = "hue", DefaultValue = "[RED]")] public Color[] Hues { get; set; } = [];
                [ID] public int Id { get; set; } = 5;
            }
            """,
            """
            input AddBook { title: String! label: String copies: Int! = 1 color: Color = GREEN key: UUID }
            enum Color { RED GREEN }
            input Filter { limit: Int! prefix: String = "p" name: String! = "" tags: [String!]! = ["a", "b"] colors: [Color!]! = [RED] numbers: [Int!] = [1, 2] at: DateTime key: UUID ratio: Float! = 0.5 nested: Filter late: String! hue: [Color!]! = [RED] id: ID! = "5" }
            """.ReplaceLineEndings("\n"));
        yield return Case(
            "OneOf_inputs_and_primary_constructors",
            """
            [GraphQLInput(OneOf = true)] public record ArticleBy(ID? Id, string? Title);
            [GraphQLInput(Name = "Size")] public class SizeInput(int width, int height = 2) { public int Area => width * height; public int? Depth { get; set; } }
            [GraphQLInput] public readonly record struct Point(int X, int Y);
            [GraphQLInput] public struct Loose { public int X { get; set; } public DateTime Since { get; init; } = DateTime.Now; public Loose() { } }
            [GraphQLType] public class Query { [GraphQLField] public int A(ArticleBy by, SizeInput? size, Point[] points, Maybe<Loose> loose = default, string name = null!) => 1; }
            """,
            """
            input ArticleBy @oneOf { id: ID title: String }
            input Loose { x: Int! since: DateTime }
            input Point { x: Int! y: Int! }
            type Query { a(by: ArticleBy!, size: Size, points: [Point!]!, loose: Loose, name: String): Int! }
            input Size { width: Int! height: Int! = 2 depth: Int }
            """.ReplaceLineEndings("\n"));
        yield return Case(
            "Argument_defaults_are_those_of_parameters",
            """
            public enum Color { Red }
            [GraphQLType] public class Query
            {
                [GraphQLField] public int A(string text = "a\"b\n", double d = 1, float f = 1.5f, decimal m = 2.5m, long l = -5, bool b = true, int? n = -1, Color c = Color.Red, [GraphQLArgument(DefaultValue = "[RED]")] Color[]? list = null, [GraphQLArgument(Name = "x", Description = "d")] int y = 3, in int z = 4) => 1;
                [GraphQLField] public int B(IEnumerable<int> a, IReadOnlyCollection<int> b, ICollection<int> c, IList<int> d, HashSet<int> e, ImmutableArray<int> f, List<string?>? g) => 1;
            }
            """,
            """
            enum Color { RED }
            type Query { a(text: String! = "a\"b\n", d: Float! = 1.0, f: Float! = 1.5, m: Decimal! = 2.5, l: Long! = -5, b: Boolean! = true, n: Int = -1, c: Color! = RED, list: [Color!] = [RED], x: Int! = 3, z: Int! = 4): Int! b(a: [Int!]!, b: [Int!]!, c: [Int!]!, d: [Int!]!, e: [Int!]!, f: [Int!]!, g: [String]): Int! }
            """.ReplaceLineEndings("\n"));
    }

    private static IEnumerable<TestCaseData> Abstracts()
    {
        yield return Case(
            "Interfaces_give_default_members_and_inherit",
            """
            [GraphQLInterface] public interface INode { ID Id { get; } }
            [GraphQLInterface] public interface INamed : INode { string Name { get; } [GraphQLField] string Greet(string greeting = "Hi") => greeting + Name; }
            [GraphQLInterface] public abstract class Animal : INamed { public ID Id => 1; public abstract string Name { get; } public Item? Item => null; }
            [GraphQLType] public class Dog : Animal { public override string Name => "Rex"; }
            [GraphQLType] public record Item(ID Id) : INode;
            [GraphQLType] public class Hidden : INode { ID INode.Id => 1; public int X => 1; }
            """,
            """
            interface Animal implements Named & Node { id: ID! name: String! item: Item greet(greeting: String! = "Hi"): String! }
            type Dog implements Animal & Named & Node { id: ID! name: String! item: Item greet(greeting: String! = "Hi"): String! }
            type Hidden implements Node { x: Int! id: ID! }
            type Item implements Node { id: ID! }
            interface Named implements Node { id: ID! name: String! greet(greeting: String! = "Hi"): String! }
            interface Node { id: ID! }
            """.ReplaceLineEndings("\n"));
        yield return Case(
            "Unions_of_own_and_of_foreign_classes",
            """
            [GraphQLType] public record Human(string Name) : ISearchResult;
            [GraphQLType] public record Droid(string Name) : ISearchResult;
            [GraphQLUnion(typeof(Human), typeof(Droid))] public interface ISearchResult;
            [GraphQLType] public record A(int X);
            [GraphQLType] public class Query
            {
                public IReadOnlyList<ISearchResult> Search => [];
                [GraphQLField] [return: GraphQLUnion("Media", typeof(A), typeof(Human))] public Task<object?> GetMedia() => null!;
                [GraphQLUnion("Media", typeof(A), typeof(Human))] public IEnumerable<object> AllMedia => [];
            }
            """,
            """
            type A { x: Int! }
            type Droid { name: String! }
            type Human { name: String! }
            union Media = A | Human
            type Query { search: [SearchResult!]! media: Media allMedia: [Media!]! }
            union SearchResult = Human | Droid
            """.ReplaceLineEndings("\n"));
        yield return Case(
            "Scalars_of_the_user",
            """
            [GraphQLScalar("Currency", SpecifiedBy = "https://example.org")]
            public readonly record struct Money(string Code) { public static Money Parse(string text) => new(text); public string Format() => Code; }
            [GraphQLScalar] public class Any { public static Any Parse(System.Text.Json.JsonElement value) => new(); public System.Text.Json.JsonElement Format() => default; }
            [GraphQLType] public class Query { public Money? A => null; [GraphQLField] public Any? B(Money m, Any? any) => any; }
            """,
            """
            scalar Any
            scalar Currency
            type Query { a: Currency b(m: Currency!, any: Any): Any }
            """.ReplaceLineEndings("\n"));
    }

    private static IEnumerable<TestCaseData> Generics()
    {
        yield return Case(
            "Generic_types_are_closed_where_they_are_used",
            """
            [GraphQLType] public record User(string Name);
            [GraphQLType] public record Page<T>(IReadOnlyList<T> Items);
            [GraphQLType(Name = "{T}Connection")] public record Connection<T>(IReadOnlyList<Edge<T>> Edges);
            [GraphQLType] public record Edge<T>(T Node);
            [GraphQLInput] public record Range<T>(T From, T To);
            [GraphQLType] public class Query
            {
                public Page<User> A => null!; public Page<User?> B => null!; public Page<int?> C => null!; public Page<List<User>> D => null!; public Connection<User> E => null!;
                [GraphQLField] public int F(Range<int> range, Range<string?>? other) => 1;
            }
            """,
            """
            type IntOptionalPage { items: [Int]! }
            input IntRange { from: Int! to: Int! }
            type Query { a: UserPage! b: UserOptionalPage! c: IntOptionalPage! d: UserListPage! e: UserConnection! f(range: IntRange!, other: StringOptionalRange): Int! }
            input StringOptionalRange { from: String to: String }
            type User { name: String! }
            type UserConnection { edges: [UserEdge!]! }
            type UserEdge { node: User! }
            type UserListPage { items: [[User!]!]! }
            type UserOptionalPage { items: [User]! }
            type UserPage { items: [User!]! }
            """.ReplaceLineEndings("\n"));
        yield return Case(
            "Generic_interfaces_are_closed_too",
            """
            [GraphQLInterface(Name = "Paged{T}s")] public interface IPage<T> { IReadOnlyList<T> Items { get; } int Count => Items.Count; }
            [GraphQLType] public record Page<T>(IReadOnlyList<T> Items) : IPage<T>;
            [GraphQLType] public class Query { public Page<int> A => null!; }
            """,
            """
            type IntPage implements PagedInts { items: [Int!]! count: Int! }
            interface PagedInts { items: [Int!]! count: Int! }
            type Query { a: IntPage! }
            """.ReplaceLineEndings("\n"));
    }

    private static IEnumerable<TestCaseData> Injected()
    {
        yield return Case(
            "Injected_parameters_are_no_arguments",
            """
            public class Db; public class Context; public interface IOptional;
            public class XLoader(DataLoaderContext context, Db db) : DataLoader<int, string>(context)
            {
                protected override Task LoadBatchAsync(DataLoaderBatch<int, string> batch, CancellationToken cancellationToken) => db is null ? Task.CompletedTask : Task.CompletedTask;
            }
            [GraphQLType] public class Query(Db db, IOptional? optional)
            {
                [GraphQLField] public int A([Service] Db a, [Service(Scope = ServiceScope.Resolver)] IOptional? b, ResolveInfo c, ResolveInfo<Context> d, CancellationToken e, System.Security.Claims.ClaimsPrincipal f, XLoader g, int h) => db is null || optional is null ? 0 : 1;
                [GraphQLField] public int Keyed([Microsoft.Extensions.DependencyInjection.FromKeyedServices("key")] Db a) => 1;
                [GraphQLField] public static int Static([Parent] Query parent, int x) => 1;
            }
            """,
            "type Query { a(h: Int!): Int! keyed: Int! static(x: Int!): Int! }");
        yield return Case(
            "Extensions_add_fields",
            """
            public class Db;
            [GraphQLType] public class Book { public string Title => ""; }
            [GraphQLType] public class Query { public Book Book => null!; }
            [ExtendType<Book>] public static class BookFields { [GraphQLField] public static async IAsyncEnumerable<string> GetComments([Parent] Book book, int first) { await Task.Yield(); yield return book.Title; } }
            [ExtendType<Query>] public class BookQueries(Db db) { [GraphQLField] public Task<Book?> GetFirstAsync([Service] Db other) => Task.FromResult<Book?>(db == other ? null : new()); }
            """,
            """
            type Book { title: String! }
            extend type Book { comments(first: Int!): [String!]! }
            type Query { book: Book! }
            extend type Query { first: Book }
            """.ReplaceLineEndings("\n"));
        yield return Case(
            "Loaders_are_generated_and_injected_by_name",
            """
            namespace Demo.Data
            {
                public class Db;
                [GraphQLType] public record User(ID Id);
                public static class Loaders
                {
                    [DataLoader] public static Task<IReadOnlyDictionary<ID, User>> UsersById(IReadOnlyList<ID> ids, [Service] Db db, CancellationToken ct) => null!;
                    [DataLoader(Name = "Names", MaxBatchSize = 10, Cache = false)] internal static async ValueTask<string?[]> GetNamesAsync(int[] ids) { await Task.Yield(); return []; }
                }
            }
            namespace Demo.Api
            {
                using Demo.Data;
                [GraphQLType] public class Query { [GraphQLField] internal async Task<User?> GetUserAsync(ID id, UsersByIdLoader users, Demo.Data.Names names) => await names.LoadAsync(1) is null ? null : await users.LoadAsync(id); }
            }
            """,
            """
            type Query { user(id: ID!): User }
            type User { id: ID! }
            """.ReplaceLineEndings("\n"));
    }
}
