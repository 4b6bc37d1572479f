using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Tests.Diagnostics;

/// <summary>A diagnostic points at what is to change: the code between <c>[|</c> and <c>|]</c>.</summary>
internal sealed class SpanTests
{
    [TestCase("SB0001", "#nullable disable\n[GraphQLType] public class [|Book|] { public string A => null; public string B => null; }")]
    [TestCase("SB0002", "public class Author; [GraphQLType] public class Book { public Author [|Author|] => null!; }")]
    [TestCase("SB0002", "public class Filter; [GraphQLType] public class Query { [GraphQLField] public int Count(Filter [|filter|]) => 1; }")]
    [TestCase("SB0002", "public interface IAuthor; [GraphQLType] public record Book(IReadOnlyList<IAuthor> [|Authors|]);")]
    [TestCase("SB0003", "[GraphQLType] public class Book { [GraphQLField] public Task<(int, int)> [|GetSize|]() => null!; }")]
    [TestCase("SB0003", "[GraphQLType] public class Book { public object [|Raw|] => 1; }")]
    [TestCase("SB0003", "[GraphQLType] public class Book { public Uri [|Link|] => null!; }")]
    [TestCase("SB0003", "[GraphQLType] public class Book { public Maybe<int> [|Link|] => default; }")]
    [TestCase("SB0003", "[GraphQLType] public class Book { public int[,] [|Grid|] => null!; }")]
    [TestCase("SB0003", "[GraphQLType] public class Query { [GraphQLField] public int A(Task<int> [|later|]) => 1; }")]
    [TestCase("SB0003", "[GraphQLType] public class Query { [GraphQLField] public int A(ISet<int> [|later|]) => 1; }")]
    [TestCase("SB0004", "public class Outer { private enum [|Kind|] { A } [GraphQLType] internal class Book { [GraphQLField] internal Kind? GetKind() => null; } }")]
    [TestCase("SB0004", "public class Outer { protected class [|Mid|] { [GraphQLType] public class Book { public int A => 1; } } }")]
    [TestCase("SB0005", "[GraphQLType] public class Book { public int [|__Secret|] => 1; }")]
    [TestCase("SB0005", "[GraphQLType(Name = \"Bück\")] public class [|Book|] { public int A => 1; }")]
    [TestCase("SB0005", "[GraphQLEnum] public enum Kind { [GraphQLEnumValue(Name = \"true\")] [|Yes|] }")]
    [TestCase("SB0006", "[GraphQLType] public class Book { public int A => 1; [GraphQLField] public int [|GetA|]() => 1; }")]
    [TestCase("SB0006", "[GraphQLType] public class Book { [GraphQLField] public int A(int x, [GraphQLArgument(Name = \"x\")] int [|y|]) => 1; }")]
    [TestCase("SB0006", "[GraphQLEnum] public enum Kind { NewHope, [|NEW_HOPE|] }")]
    [TestCase("SB0006", "[GraphQLType] public class Book { public int A => 1; } [ExtendType<Book>] public static class Fields { [GraphQLField] public static int [|GetA|]() => 1; }")]
    [TestCase("SB0006", "[GraphQLInterface] public interface INode { int A { get; } } [ExtendType<INode>] public static class Fields { [GraphQLField] public static int [|GetA|]() => 1; }")]
    [TestCase("SB0006", "[GraphQLInterface] public interface INode { int A { get; } } [GraphQLType] public record Book(int A, int B) : INode; [ExtendType<INode>] public static class [|Fields|] { [GraphQLField] public static int GetB() => 1; }")]
    [TestCase("SB0006", "[GraphQLInterface] public interface INode { int A { get; } } [GraphQLInterface] public interface INamed : INode { int B { get; } } [ExtendType<INode>] public static class [|Fields|] { [GraphQLField] public static int GetB() => 1; }")]
    [TestCase("SB0006", "[GraphQLInterface] public interface IA { int A { get; } } [GraphQLInterface] public interface IB { int B { get; } } [GraphQLType] public record Book(int A, int B) : IA, IB; [ExtendType<IA>] public static class AFields { [GraphQLField] public static int GetC() => 1; } [ExtendType<IB>] public static class [|BFields|] { [GraphQLField] public static int GetC() => 1; }")]
    [TestCase("SB0006", "[GraphQLInterface] public interface IA { int A { get; } } [GraphQLType] public record Book(int A) : IA; [ExtendType<IA>] public static class AFields { [GraphQLField] public static int GetC() => 1; } [ExtendType<IA>] public static class [|BFields|] { [GraphQLField] public static int GetC() => 1; }")]
    [TestCase("SB0007", "namespace A { [GraphQLType] public record X(int V); } namespace B { [GraphQLType] public record [|X|](A.X V); }")]
    [TestCase("SB0007", "[GraphQLType] public record A(int X); [GraphQLType] public record B(int X); [GraphQLType] public class [|Q|] { [GraphQLUnion(\"U\", typeof(A))] public object F => 1; [GraphQLUnion(\"U\", typeof(A), typeof(B))] public object G => 1; }")]
    [TestCase("SB0008", "[GraphQLType] public class [|Empty|];")]
    [TestCase("SB0008", "[GraphQLEnum] public enum [|Empty|];")]
    [TestCase("SB0008", "[GraphQLUnion] public interface [|Empty|];")]
    [TestCase("SB0008", "[GraphQLInput] public class [|Empty|];")]
    [TestCase("SB0009", "[GraphQLType] public abstract class [|Animal|] { public int A => 1; }")]
    [TestCase("SB0010", "[GraphQLType, GraphQLInterface] public class [|Animal|] { public int A => 1; }")]
    [TestCase("SB0011", "[GraphQLType] public record Book(int A); [GraphQLInput] public record Wrap(Book? [|Book|]);")]
    [TestCase("SB0012", "[GraphQLInput] public record Book(int A); [GraphQLType] public record Wrap(Book[] [|Books|]);")]
    [TestCase("SB0013", "[GraphQLType] public class Book { public int A => 1; [GraphQLField] public T [|B|]<T>() => default!; }")]
    [TestCase("SB0013", "[GraphQLType] public class Book { public int A => 1; [GraphQLField] public static int [|B|] => 1; }")]
    [TestCase("SB0013", "[GraphQLType] public class Book { public int A => 1; [GraphQLField] public int B(out int [|b|]) => b = 1; }")]
    [TestCase("SB0014", "[GraphQLUnion(typeof(string))] public interface [|IResult|];")]
    [TestCase("SB0014", "[GraphQLType] public record A(int V) : IResult; [GraphQLUnion(typeof(A), typeof(A))] public interface [|IResult|];")]
    [TestCase("SB0015", "[GraphQLInput] public abstract class [|Filter|] { public int A { get; set; } }")]
    [TestCase("SB0015", "[GraphQLInput] public class [|Filter|] { private Filter() { } public int A { get; set; } }")]
    [TestCase("SB0034", "[GraphQLType] public class Book { [Microsoft.AspNetCore.Authorization.Authorize, Microsoft.AspNetCore.Authorization.AllowAnonymous, GraphQLField] public int [|A|]() => 1; }")]
    [TestCase("SB0034", "[GraphQLType, Microsoft.AspNetCore.Authorization.Authorize, Microsoft.AspNetCore.Authorization.AllowAnonymous] public class [|Book|] { public int A => 1; public int B => 1; }")]
    [TestCase("SB0034", "[GraphQLInput, Microsoft.AspNetCore.Authorization.Authorize] public class [|Filter|] { public int A { get; set; } }")]
    [TestCase("SB0034", "public static class Loaders { [DataLoader, Microsoft.AspNetCore.Authorization.Authorize] public static Task<int[]> [|Sizes|](IReadOnlyList<string> words) => null!; }")]
    [TestCase("SB0034", "[GraphQLType] public class Book { public int [|A|] { get; [Microsoft.AspNetCore.Authorization.Authorize] set; } }")]
    [TestCase("SB0034", "[GraphQLInput] public class Filter { public int [|A|] { [Microsoft.AspNetCore.Authorization.Authorize] get; set; } }")]
    [TestCase("SB0034", "public interface IOwned { [Microsoft.AspNetCore.Authorization.Authorize] int A(); } [GraphQLType] public class [|Book|] : IOwned { [GraphQLField] public int A() => 1; } [GraphQLType] public class [|Film|] : IOwned { [GraphQLField] public int A() => 1; }")]
    [TestCase("SB0034", "[GraphQLScalar, Microsoft.AspNetCore.Authorization.Authorize] public class [|Money|] { public static Money Parse(string text) => new(); public string Format() => \"\"; }")]
    [TestCase("SB0004", "public class Outer { private sealed class [|OwnAttribute|] : GraphQLPermissionAttribute { public override ValueTask<PermissionResult> CheckAsync(PermissionContext context) => default; } [GraphQLType] internal class Book { [Own] public int A => 1; } }")]
    [TestCase("SB0016", "[GraphQLInput] public class Filter { public int A { get; set; } public required int [|B|]; }")]
    [TestCase("SB0017", "[GraphQLInput(OneOf = true)] public record By(int? A, int [|B|]);")]
    [TestCase("SB0017", "[GraphQLInput(OneOf = true)] public class By { public int? A { get; set; } public int? [|B|] { get; set; } = 1; }")]
    [TestCase("SB0018", "[GraphQLType] public class Query { [GraphQLField] public int A([GraphQLArgument(DefaultValue = \"[1,\")] int[] [|list|]) => 1; }")]
    [TestCase("SB0018", "[GraphQLType] public class Query { [GraphQLField] public int A(double [|value|] = double.NaN) => 1; }")]
    [TestCase("SB0018", "[GraphQLInput] public record F(int A, string? B); [GraphQLType] public class Query { [GraphQLField] public int A([GraphQLArgument(DefaultValue = \"{b: null}\")] F [|f|]) => 1; }")]
    [TestCase("SB0019", "[GraphQLInterface] public interface INode { [GraphQLField] int Count(int first); } [GraphQLType] public class Book : INode { [GraphQLField] public int [|Count|](int limit) => 1; }")]
    [TestCase("SB0020", "[GraphQLInput] public record [|A|](B X); [GraphQLInput] public record [|B|](A X);")]
    [TestCase("SB0021", "[GraphQLScalar] public readonly record struct [|Money|](string Code);")]
    [TestCase("SB0022", "[GraphQLType] public class Book { [ID] public bool [|Id|] => true; }")]
    [TestCase("SB0023", "[GraphQLType] public class Book { [GraphQLField] public static int A([Parent] string [|parent|]) => 1; }")]
    [TestCase("SB0024", "[ExtendType<string>] public static class [|Fields|] { [GraphQLField] public static int A() => 1; }")]
    [TestCase("SB0024", "[GraphQLType] public record Book(int A); [ExtendType<Book>] public class [|Fields|](int x) { [GraphQLField] public int B() => x; }")]
    [TestCase("SB0025", "public static class L { [DataLoader] public static Task<int> [|One|](IReadOnlyList<int> keys) => null!; }")]
    [TestCase("SB0025", "public static class L { [DataLoader] public static Task<IReadOnlyDictionary<int, int>> A(IReadOnlyList<int> keys) => null!; [DataLoader] public static Task<IReadOnlyDictionary<string, int>> [|A|](IReadOnlyList<string> keys) => null!; }")]
    [TestCase("SB0025", "public static class L { [DataLoader] public static Task<IReadOnlyDictionary<int, int>> A(IReadOnlyList<int> keys) => null!; } public static class M { [DataLoader(Name = \"ALoader\")] public static Task<IReadOnlyDictionary<int, int>> [|B|](IReadOnlyList<int> keys) => null!; }")]
    [TestCase("SB0025", "public static class ALoader { [DataLoader] public static Task<IReadOnlyDictionary<int, int>> [|A|](IReadOnlyList<int> keys) => null!; }")]
    [TestCase("SB0025", "public static class L { [DataLoader(Name = \"my loader\")] public static Task<IReadOnlyDictionary<int, int>> [|A|](IReadOnlyList<int> keys) => null!; }")]
    [TestCase("SB0018", "[GraphQLType] public class Query { [GraphQLField] public int A([GraphQLArgument(DefaultValue = \"null\")] Maybe<int> [|n|]) => 1; }")]
    [TestCase("SB0027", "public class Query; public class S() : Schema<[|Query|]>();")]
    [TestCase("SB0028", "[GraphQLType] public class Q { public int [|A|] => 1; public int [|B|] => 1; public ChannelReader<int> C => null!; } public class S : Schema<Q, Q, Q>;")]
    [TestCase("SB0028", "[GraphQLType] public class Q { public ChannelReader<int> C => null!; } [ExtendType<Q>] public static class [|More|] { [GraphQLField] public static int B() => 1; } public class S : Schema<Q, Q, Q>;")]
    [TestCase("SB0028", "[GraphQLType] public class Q { public int [|A|] => 1; public ChannelReader<int> C => null!; } public class S : Schema<Q, None, Q>;")]
    [TestCase("SB0029", "[GraphQLInput] public class F { [Obsolete] public required int [|A|] { get; init; } public int? B { get; init; } }")]
    [TestCase("SB0030", "[GraphQLType] public class Query { [GraphQLField] public int A([Service] Guid [|id|]) => 1; }")]
    [TestCase("SB0031", "[GraphQLType] public record N<T>(N<T[]>? Inner); [GraphQLType] public class [|Query|] { public N<int>? A => null; }")]
    [TestCase("SB0007", "[GraphQLType] public record [|Int|](int X); [GraphQLType] public class Query { public Int A => new(1); }")]
    [TestCase("SB0008", "public enum [|Kind|] { } [GraphQLType] public class A { public Kind K => 0; } [GraphQLType] public class B { public Kind K => 0; }")]
    [TestCase("SB0018", "[GraphQLInput] public class [|In|] { [GraphQLArgument(DefaultValue = \"{}\")] public In? N { get; set; } }")]
    [TestCase("SB0019", "[GraphQLInterface] public interface IA { string? X { get; } } [GraphQLInterface] public interface IB { string X { get; } } [GraphQLType] public class [|Q|] : IA, IB { string? IA.X => null; string IB.X => \"\"; }")]
    [TestCase("SB0022", "[GraphQLType] public record P<T>([ID] T [|V|]); [GraphQLType] public class Query { public P<bool> A => null!; public P<int> B => null!; }")]
    [TestCase("SB0024", "[GraphQLType] public record A(int X); [ExtendType<A>] public static class [|E|]<T> { [GraphQLField] public static int Y() => 1; }")]
    [TestCase("SB0033", "[GraphQLInput] public ref struct [|S|] { public int A { get; set; } }")]
    public void A_diagnostic_points_at_what_is_to_change(string id, string marked)
    {
        var (source, expected) = MarkedSource.Read(marked);
        var diagnostics = Generation.Of(source).Diagnostics;
        Assert.That(
            diagnostics.Select(d => (d.Id, d.Location.SourceSpan.Start - Prelude.Before.Length, d.Location.SourceSpan.Length)),
            Is.EqualTo(expected.Select(e => (id, e.Start, e.Length))),
            string.Join("\n", diagnostics));
    }

    [Test]
    public void A_pragma_silences_a_diagnostic()
    {
        var generation = Generation.Of("#pragma warning disable SB0003\n[GraphQLType] public class Book { public int A => 1; public object Raw => 1; }\n#pragma warning restore SB0003");
        Assert.That(generation.Diagnostics.Where(d => !d.IsSuppressed), Is.Empty);
    }

    [Test]
    public void An_unknown_type_is_left_to_the_compiler()
    {
        var generation = Generation.Of("[GraphQLType] public class Book { public Missing A => null!; [GraphQLField] public int B(Missing m) => 1; }");
        Assert.That(generation.Diagnostics, Is.Empty);
        Assert.That(generation.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct(), Is.EqualTo(new[] { "CS0246" }));
    }
}
