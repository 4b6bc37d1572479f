using System.Collections.Immutable;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>The directives of the specification; the same instances in every schema.</summary>
public static class SpecifiedDirectives
{
    /// <summary>The reason of a deprecation that gives none.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    /// <summary><c>@include(if: Boolean!)</c>.</summary>
    public static DirectiveDefinition Include { get; } = new(
        "include",
        "Includes the selection only when `if` is true.",
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment],
        [new InputValueDefinition("if", "True to include the selection.", new NonNullType(SpecifiedScalars.Boolean))]);

    /// <summary><c>@skip(if: Boolean!)</c>.</summary>
    public static DirectiveDefinition Skip { get; } = new(
        "skip",
        "Leaves the selection out when `if` is true.",
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment],
        [new InputValueDefinition("if", "True to leave the selection out.", new NonNullType(SpecifiedScalars.Boolean))]);

    /// <summary><c>@deprecated(reason: String! = "No longer supported")</c>.</summary>
    public static DirectiveDefinition Deprecated { get; } = new(
        "deprecated",
        "Marks a part of the schema that should not be used any more.",
        [DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition, DirectiveLocation.EnumValue],
        [
            new InputValueDefinition(
                "reason",
                "Why it should not be used, and what to use in its place, as Markdown.",
                new NonNullType(SpecifiedScalars.String),
                new StringValueNode(0, 0, DefaultDeprecationReason, block: false)),
        ]);

    /// <summary><c>@specifiedBy(url: String!)</c>.</summary>
    public static DirectiveDefinition SpecifiedBy { get; } = new(
        "specifiedBy",
        "Says where the format of a scalar is specified.",
        [DirectiveLocation.Scalar],
        [new InputValueDefinition("url", "The address of the scalar's specification.", new NonNullType(SpecifiedScalars.String))]);

    /// <summary><c>@oneOf</c>.</summary>
    public static DirectiveDefinition OneOf { get; } = new(
        "oneOf",
        "Marks an input object of which exactly one field must be given, and not as `null`.",
        [DirectiveLocation.InputObject],
        []);

    /// <summary>All of them, in the order a schema lists them.</summary>
    public static ImmutableArray<DirectiveDefinition> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];

    /// <summary>Whether a directive of that name (without the at sign) is one of the specification's.</summary>
    public static bool Contains(string name) => name is "include" or "skip" or "deprecated" or "specifiedBy" or "oneOf";
}
