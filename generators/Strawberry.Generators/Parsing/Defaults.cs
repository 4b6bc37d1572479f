using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>An input with its default.</summary>
/// <param name="Type">The type, made nullable where C# has a default that GraphQL cannot say.</param>
/// <param name="Literal">The default as a GraphQL literal, or null.</param>
/// <param name="Fallback">What is added to the reading for a default that GraphQL cannot say.</param>
internal readonly record struct Default(Shape Type, string? Literal, string Fallback);

/// <summary>Defaults of arguments and input fields.</summary>
internal static class Defaults
{
    public static Default OfParameter(IParameterSymbol parameter, AttributeData? attribute, Shape shape, string readable, ParseContext context)
    {
        var location = ParseContext.LocationOf(parameter);
        if (attribute.GetString("DefaultValue") is { } written)
        {
            return new Default(shape, OfAttribute(written, parameter.Type, shape, readable, location, context), "");
        }

        if (!parameter.HasExplicitDefaultValue)
        {
            return new Default(shape, null, "");
        }

        if (parameter.ExplicitDefaultValue is not { } value)
        {
            return OfNull(parameter.Type, shape);
        }

        if (Literals.Print(value, shape, parameter.Type, context) is { } literal)
        {
            return new Default(shape, literal, "");
        }

        ReportInvalid(readable, shape, $"GraphQL cannot say {value}", location, context);
        return new Default(shape, null, "");
    }

    /// <summary>A default written as a GraphQL literal; null, and reported, when it is none or does not fit.</summary>
    public static string? OfAttribute(string written, ITypeSymbol type, Shape shape, string readable, Location? location, ParseContext context)
    {
        if (context.TrustsDefaults)
        {
            return written;
        }

        var literal = LiteralParser.Parse(written, out var error);
        error ??= LiteralChecker.FindProblem(literal!, shape, type, context);
        if (error is null)
        {
            return written;
        }

        ReportInvalid(readable, shape, error, location, context);
        return null;
    }

    /// <summary>Section 3.13.3: what a client must give cannot be deprecated.</summary>
    public static void CheckDeprecation(InputValueModel value, string readable, Location? location, ParseContext context)
    {
        if (value is { DeprecationReason: not null, IsRequired: true, Type.Kind: not ShapeKind.Parameter })
        {
            context.Report(Catalogue.RequiredDeprecated, location, readable);
        }
    }

    public static void ReportInvalid(string readable, Shape shape, string problem, Location? location, ParseContext context) =>
        context.Report(Catalogue.InvalidDefault, location, readable, shape.ToGraphQL(), problem);

    // "= null" says nothing that leaving the argument out does not say. "= default" of a struct has no literal: the argument may be left out.
    private static Default OfNull(ITypeSymbol type, Shape shape) => shape.IsNullable ? new Default(shape, null, "")
        : type.IsValueType ? new Default(shape.OrNull(isValueType: true), null, $" ?? default({type.ToCode()})")
        : new Default(shape.OrNull(isValueType: false), null, "!");
}
