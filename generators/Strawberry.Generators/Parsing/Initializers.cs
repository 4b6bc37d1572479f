using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>What a property starts with.</summary>
internal enum InitializerKind
{
    /// <summary>Nothing, or a null that only silences the compiler.</summary>
    None,

    /// <summary>A constant that GraphQL can say.</summary>
    Literal,

    /// <summary>Something that only C# can compute.</summary>
    Computed,
}

/// <summary>Reads the initializers of properties as GraphQL literals.</summary>
internal static class Initializers
{
    public static InitializerKind Read(IPropertySymbol property, Shape shape, ParseContext context, out string? literal)
    {
        literal = null;
        var references = property.OriginalDefinition.DeclaringSyntaxReferences;
        if (references.Length == 0)
        {
            // Of another assembly: what it starts with cannot be seen, and must not be overwritten.
            return InitializerKind.Computed;
        }

        var value = references
            .Select(r => (r.GetSyntax(context.CancellationToken) as PropertyDeclarationSyntax)?.Initializer?.Value)
            .FirstOrDefault(v => v is not null);
        if (value is null || IsNull(value))
        {
            return InitializerKind.None;
        }

        var model = context.Compilation.GetSemanticModel(value.SyntaxTree);
        literal = Print(value, shape, property.Type, model, context);
        return literal is null ? InitializerKind.Computed : InitializerKind.Literal;
    }

    // "= null!" and "= default!" say that somebody sets it.
    private static bool IsNull(ExpressionSyntax value) => value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed
        ? IsNull(suppressed.Operand)
        : value.IsKind(SyntaxKind.NullLiteralExpression);

    private static string? Print(ExpressionSyntax value, Shape shape, ITypeSymbol type, SemanticModel model, ParseContext context)
    {
        if (shape.Kind is ShapeKind.Nullable && Unwrap(shape).Kind == ShapeKind.List)
        {
            shape = Unwrap(shape);
        }

        if (shape.Kind == ShapeKind.List)
        {
            return FindItems(value) is { } items ? PrintList(items, shape, Sequences.FindItem(type)!, model, context) : null;
        }

        var constant = model.GetConstantValue(value, context.CancellationToken);
        if (!constant.HasValue)
        {
            return value.ToString() is "string.Empty" or "String.Empty" ? "\"\"" : null;
        }

        return constant.Value is null
            ? shape.IsNullable ? "null" : null
            : Literals.Print(constant.Value, shape, type, context);
    }

    private static Shape Unwrap(Shape shape) => shape.Kind == ShapeKind.Nullable ? shape.Inner! : shape;

    private static string? PrintList(List<ExpressionSyntax> items, Shape shape, ITypeSymbol item, SemanticModel model, ParseContext context)
    {
        var printed = items.Select(i => Print(i, shape.Inner!, item, model, context)).ToList();
        return printed.Contains(null) ? null : $"[{string.Join(", ", printed)}]";
    }

    /// <summary>The items that the expression makes a list of; null when it is not a plain list.</summary>
    private static List<ExpressionSyntax>? FindItems(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(e => e is ExpressionElementSyntax) =>
            collection.Elements.Select(e => ((ExpressionElementSyntax)e).Expression).ToList(),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ToList(),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ToList(),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation when creation.Initializer is null or { RawKind: (int)SyntaxKind.CollectionInitializerExpression } =>
            creation.Initializer?.Expressions.ToList() ?? [],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Empty", Expression: var owner }, ArgumentList.Arguments.Count: 0 }
            when owner.ToString() is "Array" or "System.Array" or "Enumerable" or "System.Linq.Enumerable" => [],
        _ => null,
    };
}
