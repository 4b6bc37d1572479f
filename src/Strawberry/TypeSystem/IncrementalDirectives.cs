using System.Collections.Immutable;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>The directives of incremental delivery, in a schema only when it is enabled.</summary>
public static class IncrementalDirectives
{
    /// <summary><c>@defer(if: Boolean! = true, label: String)</c>.</summary>
    public static DirectiveDefinition Defer { get; } = new(
        "defer",
        null,
        [DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment],
        [If(), Label()]);

    /// <summary><c>@stream(if: Boolean! = true, label: String, initialCount: Int! = 0)</c>.</summary>
    public static DirectiveDefinition Stream { get; } = new(
        "stream",
        null,
        [DirectiveLocation.Field],
        [If(), Label(), new InputValueDefinition("initialCount", null, new NonNullType(SpecifiedScalars.Int), new IntValueNode(0, 0, "0"))]);

    /// <summary>Both of them.</summary>
    public static ImmutableArray<DirectiveDefinition> All { get; } = [Defer, Stream];

    private static InputValueDefinition If() =>
        new("if", null, new NonNullType(SpecifiedScalars.Boolean), new BooleanValueNode(0, 0, true));

    private static InputValueDefinition Label() => new("label", null, SpecifiedScalars.String);
}
