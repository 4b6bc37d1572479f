using Strawberry.Generators.Models;

namespace Strawberry.Generators.Tests;

/// <summary>One instance of an input serves many requests only where nobody can tell: of anything that may change or compute, each call gets its own.</summary>
internal sealed class ImmutabilityTests
{
    [TestCase("public record In(string A, int? B, ID C, System.DayOfWeek D, System.Guid E, Maybe<string?> F, System.Collections.Immutable.ImmutableArray<int> G, decimal H);")]
    [TestCase("public sealed record In(string A) { public string Upper => A.ToUpperInvariant(); public static int Count { get; set; } }")]
    [TestCase("public readonly record struct In(string A, int B);")]
    [TestCase("public record struct In(string A, int B);")]
    public void A_record_of_nothing_but_values_is_immutable(string input) => Assert.That(IsImmutable(input), Is.True);

    [TestCase("public class In { public string? A { get; init; } }")]
    [TestCase("public class In(int a) { public int A { get; } = a; public int Next() => ++a; }")]
    [TestCase("public record In(int A) { public int B { get; set; } }")]
    [TestCase("public record In(int A) { public System.Guid B { get; } = System.Guid.NewGuid(); }")]
    [TestCase("public record In(int A) { public int A { get; set; } = A; }")]
    [TestCase("public record In(int A) { private int _b; public int B() => ++_b; }")]
    [TestCase("public record In(int A) { public event System.Action? Changed; public void Change() => Changed?.Invoke(); }")]
    [TestCase("public record In(System.Collections.Generic.List<int> A);")]
    [TestCase("public record In(System.Collections.Generic.IReadOnlyList<int> A);")]
    [TestCase("public record In(int[] A);")]
    [TestCase("public record In(System.Text.Json.Nodes.JsonNode A);")]
    [TestCase("public record In { public In(int a) => A = a + System.Environment.TickCount; public int A { get; } }")]
    [TestCase("public record Base { public int Z { get; set; } } [GraphQLInput] public record In(int A) : Base;")]
    public void Anything_else_is_not(string input) => Assert.That(IsImmutable(input), Is.False);

    private static bool IsImmutable(string input)
    {
        var generation = Generation.Of($"[GraphQLInput] {input} [GraphQLType] public class Query {{ [GraphQLField] public int A(In i) => 1; }}");
        var model = generation.Tables.OfType<InputModel>().Single(t => t.Header.Name == "In");
        var isPrinted = generation.Result.GeneratedSources.Any(s => s.SourceText.ToString().Contains("public override bool IsImmutable => true;", StringComparison.Ordinal));
        Assert.That(isPrinted, Is.EqualTo(model.IsImmutable));
        return model.IsImmutable;
    }
}
