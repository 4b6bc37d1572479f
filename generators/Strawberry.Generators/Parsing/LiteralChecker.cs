using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Tells why a literal is no value of a type; null when it is one.</summary>
internal static class LiteralChecker
{
    public static string? FindProblem(Literal literal, Shape shape, ITypeSymbol type, ParseContext context)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Nullable:
                return literal.Kind == LiteralKind.Null ? null : FindProblem(literal, shape.Inner!, type, context);
            case ShapeKind.Maybe:
                return FindProblem(literal, shape.Inner!, ((INamedTypeSymbol)type).TypeArguments[0], context);
            case ShapeKind.NullableValue:
                return literal.Kind == LiteralKind.Null ? null : FindProblem(literal, shape.Inner!, ((INamedTypeSymbol)type).TypeArguments[0], context);
        }

        if (literal.Kind == LiteralKind.Null)
        {
            return "null is no value of it";
        }

        return shape.Kind switch
        {
            ShapeKind.List => FindListProblem(literal, shape, type, context),
            ShapeKind.Enum => FindEnumProblem(literal, type, context),
            ShapeKind.Input => FindInputProblem(literal, type, context),
            ShapeKind.Leaf => FindLeafProblem(literal, shape),
            ShapeKind.Scalar when Uploads.Is(type) => "a file has no literal",
            _ => null,
        };
    }

    private static string? FindListProblem(Literal literal, Shape shape, ITypeSymbol type, ParseContext context)
    {
        var item = Sequences.FindItem(type)!;
        return literal.Kind != LiteralKind.List
            ? FindProblem(literal, shape.Inner!, item, context)
            : literal.Items.Select(i => FindProblem(i, shape.Inner!, item, context)).FirstOrDefault(p => p is not null);
    }

    private static string? FindEnumProblem(Literal literal, ITypeSymbol type, ParseContext context)
    {
        var values = EnumParser.ReadValues((INamedTypeSymbol)type, context);
        return literal.Kind == LiteralKind.Enum && values.Any(v => v.Model.Name == literal.Text)
            ? null
            : $"the values of '{type.Name}' are {string.Join(", ", values.Select(v => v.Model.Name))}";
    }

    private static string? FindInputProblem(Literal literal, ITypeSymbol type, ParseContext context)
    {
        if (literal.Kind != LiteralKind.Object)
        {
            return "it needs an object: {…}";
        }

        var probe = new ParseContext(context.Compilation, (INamedTypeSymbol)type, context.CancellationToken);
        if (InputParser.Parse((INamedTypeSymbol)type, probe) is not InputModel input)
        {
            return null;
        }

        foreach (var (name, value) in literal.Fields)
        {
            if (input.Fields.All(f => f.Value.Name != name))
            {
                return $"'{type.Name}' has no field '{name}'";
            }

            if (value.Kind == LiteralKind.Null && !input.Fields.First(f => f.Value.Name == name).Value.Type.IsNullable)
            {
                return $"null is no value of '{name}'";
            }
        }

        return input.Fields.FirstOrDefault(f => f.Value.IsRequired && literal.Fields.All(l => l.Name != f.Value.Name)) is { } missing
            ? $"'{missing.Value.Name}' is required"
            : null;
    }

    private static string? FindLeafProblem(Literal literal, Shape shape)
    {
        var fits = shape.Name switch
        {
            "String" => literal.Kind == LiteralKind.String,
            "Int" => literal.Kind == LiteralKind.Int && int.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "Long" => literal.Kind == LiteralKind.Int && long.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "Float" => literal.Kind is LiteralKind.Int or LiteralKind.Float,
            "Boolean" => literal.Kind == LiteralKind.Boolean,
            "ID" => literal.Kind is LiteralKind.String or LiteralKind.Int,
            "Decimal" => literal.Kind is LiteralKind.Int or LiteralKind.Float or LiteralKind.String,
            "JSON" => true,
            _ => literal.Kind == LiteralKind.String,
        };
        return fits ? null : "it is of another kind";
    }
}
