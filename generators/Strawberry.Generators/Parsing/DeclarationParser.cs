using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Incremental;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses a declaration that bears attributes.</summary>
internal static class DeclarationParser
{
    /// <summary>What the declaration is: a type, an extension, or both, which is reported; a loader. Null when it is nothing to GraphQL.</summary>
    public static IReadOnlyList<ParseResult>? Parse(GeneratorSyntaxContext syntax, DeclarationVersion version, CancellationToken cancellationToken)
    {
        if (!WrittenAttributes.MayBeOurs(syntax.Node, version.GlobalAliases))
        {
            return null;
        }

        var compilation = syntax.SemanticModel.Compilation;
        ParseResult?[] results = syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, cancellationToken) switch
        {
            INamedTypeSymbol type => [ParseType(type, syntax.Node, compilation, cancellationToken), ParseExtension(type, syntax.Node, compilation, cancellationToken)],
            IMethodSymbol method => [ParseLoader(method, syntax.Node, compilation, cancellationToken)],
            _ => [],
        };
        var found = results.OfType<ParseResult>().ToArray();
        return found.Length == 0 ? null : found;
    }

    private static ParseResult? ParseType(INamedTypeSymbol type, SyntaxNode node, Compilation compilation, CancellationToken cancellationToken)
    {
        var annotation = Annotations.Classify(type, out var second);
        if (annotation == TypeAnnotation.None || FindHere(type, Annotations.AttributeOf(annotation), node) is null)
        {
            return null;
        }

        var context = new ParseContext(compilation, type, cancellationToken);
        if (second is not null)
        {
            context.Report(
                Catalogue.ConflictingAnnotations, null, type.ToReadable(), Annotations.Written(Annotations.AttributeOf(annotation)), Annotations.Written(second));
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

    private static ParseResult? ParseExtension(INamedTypeSymbol type, SyntaxNode node, Compilation compilation, CancellationToken cancellationToken)
    {
        if (FindHere(type, Annotations.Extend, node) is not { } attribute)
        {
            return null;
        }

        var context = new ParseContext(compilation, type, cancellationToken);
        var annotation = Annotations.Classify(type);
        if (annotation != TypeAnnotation.None)
        {
            context.Report(Catalogue.ConflictingAnnotations, null, type.ToReadable(), Annotations.Written(Annotations.AttributeOf(annotation)), "ExtendType");
            return context.ToResult(null);
        }

        if (IsOpen(type))
        {
            context.Report(Catalogue.InvalidExtension, null, attribute.AttributeClass!.TypeArguments[0].ToReadable(), $"'{type.ToReadable()}' is generic");
            return context.ToResult(null);
        }

        return context.ToResult(context.Shapes.CheckReach(type, context.Location) ? ExtensionParser.Parse(type, attribute, context) : null);
    }

    private static ParseResult? ParseLoader(IMethodSymbol method, SyntaxNode node, Compilation compilation, CancellationToken cancellationToken)
    {
        if (FindHere(method, Annotations.Loader, node) is not { } attribute)
        {
            return null;
        }

        var context = new ParseContext(compilation, method.ContainingType, cancellationToken);
        return context.ToResult(null, LoaderParser.Parse(method, attribute, context), ParseContext.LocationOf(method));
    }

    // Each part of a partial type may bear the attribute, which the compiler reports; the table is made once all the same.
    private static AttributeData? FindHere(ISymbol symbol, string name, SyntaxNode node) =>
        symbol.Find(name) is { } attribute
        && (attribute.ApplicationSyntaxReference is not { } first || (first.SyntaxTree == node.SyntaxTree && node.Span.Contains(first.Span)))
            ? attribute
            : null;

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
