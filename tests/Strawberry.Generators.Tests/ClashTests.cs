using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Tests;

/// <summary>What no compiler sees, since each assembly is right by itself, is one exception with every problem when the schema is made.</summary>
internal sealed class ClashTests
{
    private const string Core =
        """
        [GraphQLType] public record Item(int X);
        [GraphQLType] public record Other(int X);
        public enum Color { Red }
        [GraphQLType] public class Query { public int Number => 1; }
        [GraphQLType] public class Subscription { [GraphQLField] public IAsyncEnumerable<int> Ticks() => null!; }
        """;

    private const string App =
        """
        [ExtendType<Query>] public static class Own { [GraphQLField] public static int Mine() => 1; }
        public static class Program { public static object[] Use() => [typeof(LeftFields), typeof(RightFields)]; }
        """;

    [Test]
    public void Clashes_between_assemblies_are_one_exception_that_lists_all()
    {
        var core = Generation.Of(Generation.Compile("Core", [Core]));
        var left = Compile(
            "Left",
            """
            namespace Left { [GraphQLType] public record Item(int Y); [GraphQLInput] public record Other(int Y); [GraphQLEnum(Name = "Color")] public enum Shade { Blue } }
            [ExtendType<Query>] public static class LeftFields
            {
                [GraphQLField] public static Left.Item A() => new(1);
                [GraphQLField] public static int B(Left.Other other, Left.Shade shade) => 1;
                [GraphQLField] public static int Both() => 1;
                [GraphQLField] public static int Twice() => 1;
            }
            """,
            core);
        var right = Compile(
            "Right",
            """
            [ExtendType<Query>] public static class RightFields
            {
                [GraphQLField] public static Item C() => new(1);
                [GraphQLField] public static Other D() => new(1);
                [GraphQLField] public static Color E() => 0;
                [GraphQLField] public static int Both() => 2;
                [GraphQLField] public static int Twice() => 2;
            }
            """,
            core);
        var app = Compile("App", App, core, left, right);
        Assert.That(app.Complaints(), Is.Empty);

        var problems = Make(app.LoadWith(core, left, right), typeof(Schema<>), "Query").Problems;

        Assert.That(problems, Has.Length.EqualTo(5));
        Assert.That(
            problems.Select(p => p.Split('"', ' ').First(w => w is "Item" or "Other" or "Color" or "Query.both" or "Query.twice")),
            Is.EquivalentTo(new[] { "Item", "Other", "Color", "Query.both", "Query.twice" }));
    }

    [Test]
    public void A_field_that_another_assembly_gives_a_subscription_root_must_give_events()
    {
        var core = Generation.Of(Generation.Compile("Core", [Core]));
        var left = Compile("Left", "[ExtendType<Subscription>] public static class LeftFields { [GraphQLField] public static int Now() => 1; }", core);
        var right = Compile("Right", "[ExtendType<Subscription>] public static class RightFields { [GraphQLField] public static IAsyncEnumerable<int> Later() => null!; }", core);
        var app = Compile("App", App, core, left, right);
        Assert.That(app.Complaints(), Is.Empty);

        var problems = Make(app.LoadWith(core, left, right), typeof(Schema<,,>), "Query", null, "Subscription").Problems;

        Assert.That(
            problems,
            Is.EqualTo(new[] { "Field Subscription.now of Left gives no events: a field of the subscription root must give IAsyncEnumerable<T> or ChannelReader<T>." }));
    }

    private static Generation Compile(string name, string source, params Generation[] references) =>
        Generation.Of(Generation.Compile(name, [source], [.. references.Select(r => r.ToReference())]));

    private static SchemaException Make(Assembly app, Type schema, params string?[] roots)
    {
        var types = roots.Select(name => name is null ? typeof(None) : app.GetReferencedAssemblies()
            .Select(a => System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(app)!.LoadFromAssemblyName(a).GetType(name))
            .First(t => t is not null)!);
        var thrown = Assert.Throws<TargetInvocationException>(() => Activator.CreateInstance(schema.MakeGenericType([.. types]), [null]));
        Assert.That(thrown!.InnerException, Is.TypeOf<SchemaException>());
        return (SchemaException)thrown.InnerException!;
    }
}
