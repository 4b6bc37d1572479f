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
        if (syntax.TargetSymbol is not INamedTypeSymbol type)
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
        if (syntax.TargetSymbol is not INamedTypeSymbol type)
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

        return context.ToResult(context.Shapes.CheckReach(type, context.Location) ? ExtensionParser.Parse(type, syntax.Attributes[0], context) : null);
    }

    public static ParseResult? ParseLoader(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellationToken)
    {
        if (syntax.TargetSymbol is not IMethodSymbol method)
        {
            return null;
        }

        var context = new ParseContext(syntax.SemanticModel.Compilation, method.ContainingType, cancellationToken);
        return context.ToResult(null, LoaderParser.Parse(method, syntax.Attributes[0], context));
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
