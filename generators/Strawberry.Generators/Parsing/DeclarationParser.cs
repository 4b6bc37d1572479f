using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses what an attribute was found on.</summary>
internal static class DeclarationParser
{
    public static ParseResult? ParseType(GeneratorAttributeSyntaxContext syntax, TypeAnnotation annotation, CancellationToken cancellationToken)
    {
        // On a return value or a property the attribute declares a union of its own; the member's type parses it.
        if (syntax.TargetSymbol is not INamedTypeSymbol type || !IsFirst(syntax))
        {
            return null;
        }

        var context = new ParseContext(syntax.SemanticModel.Compilation, type, cancellationToken);
        var first = Annotations.Classify(type, out var second);
        if (first != annotation)
        {
            return null;
        }

        if (second is not null)
        {
            context.Report(Catalogue.ConflictingAnnotations, null, type.ToReadable(), Annotations.Written(Annotations.AttributeOf(first)), Annotations.Written(second));
            return context.ToResult(null);
        }

        if (type.IsStatic || type.IsRefLikeType)
        {
            context.Report(Catalogue.NoValue, null, type.ToReadable(), type.IsStatic ? "static" : "a ref struct");
            return context.ToResult(null);
        }

        if (!context.Shapes.CheckReach(type, context.Location))
        {
            return context.ToResult(null);
        }

        var table = ExtraTables.Parse(type, annotation, context);

        // An open generic type has no table; whoever closes it makes one.
        return context.ToResult(IsOpen(type) ? null : table);
    }

    public static ParseResult? ParseExtension(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellationToken)
    {
        if (syntax.TargetSymbol is not INamedTypeSymbol type || !IsFirst(syntax))
        {
            return null;
        }

        var context = new ParseContext(syntax.SemanticModel.Compilation, type, cancellationToken);
        var annotation = Annotations.Classify(type);
        if (annotation != TypeAnnotation.None)
        {
            context.Report(Catalogue.ConflictingAnnotations, null, type.ToReadable(), Annotations.Written(Annotations.AttributeOf(annotation)), "ExtendType");
            return context.ToResult(null);
        }

        if (IsOpen(type))
        {
            context.Report(Catalogue.InvalidExtension, null, syntax.Attributes[0].AttributeClass!.TypeArguments[0].ToReadable(), $"'{type.ToReadable()}' is generic");
            return context.ToResult(null);
        }

        return context.ToResult(context.Shapes.CheckReach(type, context.Location) ? ExtensionParser.Parse(type, syntax.Attributes[0], context) : null);
    }

    public static ParseResult? ParseLoader(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellationToken)
    {
        if (syntax.TargetSymbol is not IMethodSymbol method)
        {
            return null;
        }

        var context = new ParseContext(syntax.SemanticModel.Compilation, method.ContainingType, cancellationToken);
        return context.ToResult(null, LoaderParser.Parse(method, syntax.Attributes[0], context), ParseContext.LocationOf(method));
    }

    // Each part of a partial type may bear the attribute, which the compiler reports; the table is made once all the same.
    private static bool IsFirst(GeneratorAttributeSyntaxContext syntax)
    {
        var attributeClass = syntax.Attributes[0].AttributeClass?.OriginalDefinition;
        var first = syntax.TargetSymbol.GetAttributes()
            .FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass?.OriginalDefinition, attributeClass))?.ApplicationSyntaxReference;
        return first is null || (first.SyntaxTree == syntax.TargetNode.SyntaxTree && syntax.TargetNode.Span.Contains(first.Span));
    }

    private static bool IsOpen(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.TypeParameters.Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}
