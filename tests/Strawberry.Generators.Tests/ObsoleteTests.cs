using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Tests;

/// <summary>What is obsolete with an error is deprecated like anything else; the code that reads it compiles, without a warning to anybody.</summary>
internal sealed class ObsoleteTests
{
    private const string Make = "public static class Program { public static Schema Make() => new Schema<Query>(); }";

    [TestCase("""[GraphQLType] public class Query { [Obsolete("x", true)] public int A => 1; }""")]
    [TestCase("""[GraphQLType] public class Query { public int A { [Obsolete("x", true)] get; set; } }""")]
    [TestCase("""[GraphQLType] public class Query { [Obsolete("x", true)] [GraphQLField] public int A(int b) => b; }""")]
    [TestCase("""[GraphQLType] public class Query { [Obsolete("x", error: true)] [GraphQLField] public static Task<int> AAsync() => Task.FromResult(1); }""")]
    [TestCase("""[GraphQLType] public class Query { [Obsolete("x", true, DiagnosticId = "MY1")] public int A => 1; }""")]
    [TestCase("""[Obsolete("x", true)] [GraphQLType] public record Old(int V); [GraphQLType] public class Query { [Obsolete] public Old? A => null; [Obsolete] [GraphQLField] public Task<List<Old>>? B() => null; }""")]
    [TestCase("""[GraphQLType] public record Page<T>(T Item); [Obsolete("x", true)] [GraphQLType] public record Old(int V); [GraphQLType] public class Query { [Obsolete] public Page<Old?>? A => null; }""")]
    [TestCase("""public enum Color { [Obsolete("x", true)] Red, Blue } [GraphQLType] public class Query { [GraphQLField] public Color A(Color c = Color.Blue) => c; }""")]
    [TestCase("""[Obsolete("x", true)] public enum Color { Red } [GraphQLType] public class Query { [Obsolete] [GraphQLField] public Color A(Color[] c) => c[0]; }""")]
    [TestCase("""[GraphQLInput] public class F { [Obsolete("x", true)] public int? A { get; set; } [Obsolete("x", true)] public DateTime B { get; init; } = DateTime.Now; } [GraphQLType] public class Query { [GraphQLField] public int A(F f) => 1; }""")]
    [TestCase("""[GraphQLInput] public record F([property: Obsolete("x", true)] int? A = null); [GraphQLType] public class Query { [GraphQLField] public int A(F f) => 1; }""")]
    [TestCase("""[GraphQLInput] public class F { [Obsolete("x", true)] public F() { } public int? A { get; set; } } [GraphQLType] public class Query { [GraphQLField] public int A(F f) => 1; }""")]
    [TestCase("""[Obsolete("x", true)] [GraphQLInput] public record F(int? A); [GraphQLType] public class Query { [Obsolete] [GraphQLField] public int A(F? f = null) => 1; }""")]
    [TestCase("""[GraphQLType] public class Query { [Obsolete("x", true)] public Query() { } public int A => 1; }""")]
    [TestCase("""[GraphQLInterface] public interface INode { [Obsolete("x", true)] int A { get; } [GraphQLField] [Obsolete("x", true)] int B() => 1; } [GraphQLType] public class Query : INode { [Obsolete("x", true)] public int A => 1; }""")]
    [TestCase("""[GraphQLInterface] public interface INode { [Obsolete("x", true)] int A { get; } } [GraphQLType] public class Query : INode { [Obsolete] int INode.A => 1; public int C => 1; }""")]
    [TestCase("""[Obsolete("x", true)] [GraphQLInterface] public interface INode { int B => 1; } [Obsolete] [GraphQLType] public class Item : INode { public int A => 1; } [GraphQLType] public class Query { [Obsolete] public INode? A => null; [Obsolete] public Item? B => null; }""")]
    [TestCase("""[Obsolete("x", true)] [GraphQLType] public record A(int V) : IU; [Obsolete] [GraphQLUnion(typeof(A))] public interface IU; [GraphQLType] public class Query { [Obsolete] public IU? U => null; }""")]
    [TestCase("""[GraphQLScalar] public readonly record struct S(string T) { [Obsolete("x", true)] public static S Parse(string t) => new(t); [Obsolete("x", true)] public string Format() => T; } [GraphQLType] public class Query { public S A => default; }""")]
    [TestCase("""public abstract class Base { [Obsolete("x", true)] public virtual int A => 1; } [GraphQLType] public class Query : Base { [Obsolete] public override int A => 2; }""")]
    [TestCase("""[Obsolete("x", true)] public static class Outer { [GraphQLType] public record Item(int V); } [GraphQLType] public class Query { [Obsolete] public Outer.Item? A => null; }""")]
    [TestCase("""[Obsolete("x", true)] public class Db; [GraphQLType] public class Query { [Obsolete] [GraphQLField] public int A([Service] Db db, ResolveInfo<Db> info) => 1; }""")]
    [TestCase("""[GraphQLType] public record Query(int A); [ExtendType<Query>] public class More { [Obsolete("x", true)] public More() { } [GraphQLField] [Obsolete("x", true)] public int B() => 1; }""")]
    [TestCase("""public class L { [Obsolete("x", true)] [DataLoader] public static Task<IReadOnlyDictionary<int, string>> Names(IReadOnlyList<int> ids) => null!; } [GraphQLType] public class Query { [GraphQLField] public Task<string?> A(NamesLoader names) => names.LoadAsync(1); }""")]
    [TestCase("""[Obsolete("x", true)] [GraphQLType] public record Old(int V); [Obsolete] public class L { [DataLoader] public static Task<IReadOnlyDictionary<int, Old>> Olds(IReadOnlyList<int> ids) => null!; } [GraphQLType] public class Query { [Obsolete] [GraphQLField] public Task<Old?> A(OldsLoader olds) => olds.LoadAsync(1); }""")]
    public void An_error_of_others_is_none_of_generated_code(string source)
    {
        var generation = Generation.Of(source + Make);
        Assert.That(generation.Input.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !d.GetMessage().Contains("Loader")), Is.Empty);
        Assert.That(generation.Complaints(), Is.Empty);
        Assert.That(generation.MakeSchema().ToString(), Does.Contain("type Query"));
    }

    [Test]
    public void Nothing_else_is_marked_obsolete()
    {
        var generation = Generation.Of("""[GraphQLType] public class Query { [Obsolete("x", true)] public int A => 1; } [GraphQLType] public class Other { [Obsolete("y")] public int A => 1; }""");
        Assert.That(
            generation.Result.GeneratedSources.Where(s => s.SourceText.ToString().Contains("[global::System.Obsolete]", StringComparison.Ordinal)).Select(s => s.HintName),
            Is.EqualTo(new[] { "Query.g.cs" }));
    }
}
