namespace Strawberry.Generators.Tests;

internal static partial class VocabularyCases
{
    public static IEnumerable<TestCaseData> All() => [.. Objects(), .. Inputs(), .. Abstracts(), .. Generics(), .. Injected()];

    private static TestCaseData Case(string name, string source, string expected) => new TestCaseData(source, expected).SetName(name);

    private static IEnumerable<TestCaseData> Objects()
    {
        yield return Case(
            "Public_properties_are_fields_and_methods_are_when_marked",
            """
            [GraphQLType]
            public class Article
            {
                public required ID Id { get; init; }
                public string? Title { get; private set; }
                public static string Kind => "article";
                public string Secret { set { } }
                public string this[int index] => "";
                public int Count;
                internal string Hidden => "";
                [GraphQLIgnore] public object? Raw { get; set; }
                public string NotAField() => "";
                [GraphQLField] public string GetSlug(int length = 10) => "";
            }
            """,
            "type Article { id: ID! title: String slug(length: Int! = 10): String! }");
        yield return Case(
            "Opt_in_types_have_marked_members_only",
            """
            [GraphQLType(Members = MemberSelection.OptIn)]
            public class Article { public int A => 1; [GraphQLField] public int B => 2; }
            """,
            "type Article { b: Int! }");
        yield return Case(
            "Names_lose_Get_and_Async",
            """
            [GraphQLType]
            public class Names
            {
                [GraphQLField] public Task<int> GetAuthorAsync() => Task.FromResult(1);
                [GraphQLField] public int GetAsync() => 1;
                [GraphQLField] public int Getaway() => 1;
                [GraphQLField] public async IAsyncEnumerable<int> GetItemsAsync() { await Task.Yield(); yield return 1; }
                [GraphQLField] public int Get() => 1;
                public int URLName => 1;
                public int ID => 1;
                public int @Class => 1;
                [GraphQLField(Name = "other")] public int Renamed() => 1;
            }
            """,
            "type Names { author: Int! async: Int! getaway: Int! items: [Int!]! get: Int! urlName: Int! id: Int! class: Int! other: Int! }");
        yield return Case(
            "Names_as_written_stay",
            """
            [assembly: GraphQLNaming(Naming.AsWritten)]
            public enum Color { NewRed }
            [GraphQLType]
            public class Names { [GraphQLField] public Task<int> GetAuthorAsync(int SomeId) => Task.FromResult(1); public Color Color => default; }
            """,
            """
            enum Color { NewRed }
            type Names { GetAuthorAsync(SomeId: Int!): Int! Color: Color! }
            """.ReplaceLineEndings("\n"));
        yield return Case(
            "Obsolete_members_are_deprecated_and_raise_no_warning",
            """
            [GraphQLType]
            public class Article
            {
                [Obsolete("Use Name")] public string Title => "";
                [Obsolete] [GraphQLField] public string Old() => "";
                [GraphQLField(DeprecationReason = "Why")] public string Other([GraphQLArgument(DeprecationReason = "No")] int? limit = null) => "";
            }
            """,
            "type Article { title: String! @deprecated(reason: \"Use Name\") old: String! @deprecated(reason: \"No longer supported\") other(limit: Int @deprecated(reason: \"No\")): String! @deprecated(reason: \"Why\") }");
        yield return Case(
            "Scalars_have_their_names",
            """
            [GraphQLType]
            public class All
            {
                public byte A => 0; public short B => 0; public ushort C => 0; public sbyte D => 0; public float E => 0; public double F => 0;
                public long G => 0; public uint H => 0; public decimal I => 0; public Guid J => default; public DateTime K => default; public DateTimeOffset L => default;
                public DateOnly M => default; public TimeOnly N => default; public TimeSpan O => default; public byte[] P => []; public bool Q => true;
                public System.Text.Json.JsonElement R => default; public System.Text.Json.Nodes.JsonNode? S => null; [ID] public int T => 1; [ID] public Guid? U => null;
                [ID] public IReadOnlyList<string> V => [];
            }
            """,
            "type All { a: Int! b: Int! c: Int! d: Int! e: Float! f: Float! g: Long! h: Long! i: Decimal! j: UUID! k: DateTime! l: DateTime! m: Date! n: Time! o: Duration! p: Base64! q: Boolean! r: JSON! s: JSON t: ID! u: ID v: [ID!]! }");
        yield return Case(
            "Lists_of_every_kind_are_lists",
            """
            [GraphQLType]
            public class Lists
            {
                public int[] A => []; public List<string?> B => []; public IEnumerable<int?>? C => null; public ImmutableArray<int> D => []; public HashSet<int> E => [];
                public IReadOnlyList<IReadOnlyList<int>> F => []; public IReadOnlyList<byte> G => []; public ImmutableArray<int>? H => null; public string[]? I => null;
                [GraphQLField] public Task<List<int>> J() => null!; [GraphQLField] public List<Task<int?>> K() => null!; public Dictionary<int, int>.ValueCollection L => null!;
                [GraphQLField] public IAsyncEnumerable<string?>? M() => null; [GraphQLField] public Task<IAsyncEnumerable<int>> N() => null!; public ChannelReader<int> O => null!;
                [GraphQLField] public ValueTask<int?> P() => default;
            }
            """,
            "type Lists { a: [Int!]! b: [String]! c: [Int] d: [Int!]! e: [Int!]! f: [[Int!]!]! g: [Int!]! h: [Int!] i: [String!] j: [Int!]! k: [Int]! l: [Int!]! m: [String] n: [Int!]! o: [Int!]! p: Int }");
        yield return Case(
            "Methods_without_result_are_Void",
            """
            [GraphQLType]
            public class Mutation
            {
                [GraphQLField] public void Reset(int to) { }
                [GraphQLField] public Task PublishAsync() => Task.CompletedTask;
                [GraphQLField] public ValueTask Poke() => default;
            }
            """,
            "type Mutation { reset(to: Int!): Void publish: Void poke: Void }");
        yield return Case(
            "Inherited_members_are_fields_and_overrides_keep_their_place",
            """
            public abstract class Base { public string A => ""; public virtual string B => ""; [GraphQLField] public virtual int GetC() => 1; }
            [GraphQLType] public class Derived : Base { public string D => ""; public override string B => "b"; public override int GetC() => 2; }
            """,
            "type Derived { a: String! b: String! c: Int! d: String! }");
        yield return Case(
            "Internal_nested_and_global_types_are_reached",
            """
            internal class Outer { [GraphQLType] internal record Inner(string Text); [GraphQLType] internal struct Point { public int X => 1; public Inner? Label => null; } }
            """,
            """
            type Inner { text: String! }
            type Point { x: Int! label: Inner }
            """.ReplaceLineEndings("\n"));
        yield return Case(
            "Enums_need_no_attribute",
            """
            public enum Episode { NewHope, Empire, [GraphQLEnumValue(Name = "JEDI_RETURNS")] Jedi, [GraphQLIgnore] None, HTTPServer, SOME_THING, [Obsolete("gone")] Old, Alias = 0 }
            [GraphQLEnum(Name = "Unit")] public enum LengthUnit { Meter }
            [GraphQLType] public class Query { public Episode? A => null; [GraphQLField] public LengthUnit B(Episode e = Episode.Empire, LengthUnit[]? units = null) => default; }
            """,
            """
            enum Episode { NEW_HOPE EMPIRE JEDI_RETURNS HTTP_SERVER SOME_THING OLD @deprecated(reason: "gone") ALIAS }
            type Query { a: Episode b(e: Episode! = EMPIRE, units: [Unit!]): Unit! }
            enum Unit { METER }
            """.ReplaceLineEndings("\n"));
    }
}
