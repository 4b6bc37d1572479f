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

        var probe = new ParseContext(context.Compilation, (INamedTypeSymbol)type, context.CancellationToken) { TrustsDefaults = true };
        var fields = InputParser.ReadFields((INamedTypeSymbol)type, probe);
        foreach (var (name, value) in literal.Fields)
        {
            if (fields.FirstOrDefault(f => f.Model.Value.Name == name) is not { Type: { } fieldType } field)
            {
                return $"'{type.Name}' has no field '{name}'";
            }

            if (FindProblem(value, field.Model.Value.Type, fieldType, context) is { } problem)
            {
                return value.Kind is LiteralKind.Null ? $"null is no value of '{name}'" : $"in '{name}', {problem}";
            }
        }

        if (literal.Fields.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return $"'{twice.Key}' is given twice";
        }

        var isOneOf = type.OriginalDefinition.Find(Annotations.Input).GetBoolean("OneOf");
        if (isOneOf && literal.Fields is not [{ Value.Kind: not LiteralKind.Null }])
        {
            return $"exactly one field of '{type.Name}' must be given, and not be null";
        }

        return fields.FirstOrDefault(f => f.Model.Value.IsRequired && literal.Fields.All(l => l.Name != f.Model.Value.Name)).Model is { } missing
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
