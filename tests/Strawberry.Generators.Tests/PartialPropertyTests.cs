using Strawberry.Generators.Models;

namespace Strawberry.Generators.Tests;

/// <summary>What stands on an accessor of either part of a partial property counts.</summary>
internal sealed class PartialPropertyTests
{
    [TestCase("public partial int X { get; }", "public partial int X { [Microsoft.AspNetCore.Authorization.Authorize] get => 1; }")]
    [TestCase("public partial int X { [Microsoft.AspNetCore.Authorization.Authorize] get; }", "public partial int X { get => 1; }")]
    public void A_guard_is_found_also_through_a_closed_generic(string definition, string implementation)
    {
        var generation = Generation.Of(Generation.Compile(
            "Demo",
            [
                $$"""
                [GraphQLType] public partial class Page<T> { public T Item => default!; {{definition}} }
                public partial class Page<T> { {{implementation}} }
                public partial class Base<T> { {{definition}} }
                public partial class Base<T> { {{implementation}} }
                [GraphQLType] public partial class Plain { {{definition}} }
                public partial class Plain { {{implementation}} }
                [GraphQLType] public class Query : Base<int> { public Page<Plain> Page => null!; }
                """,
            ],
            Platform.Server));

        Assert.That(generation.Complaints(), Is.Empty);
        var guards = generation.Tables.OfType<ObjectModel>().ToDictionary(t => t.Header.Name, t => t.Fields.Single(f => f.Name == "x").Guards.Count);
        Assert.That(guards, Is.EquivalentTo(new Dictionary<string, int> { ["PlainPage"] = 1, ["Plain"] = 1, ["Query"] = 1 }));
    }
}
