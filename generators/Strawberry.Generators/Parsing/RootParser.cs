using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Incremental;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses places that make a schema of roots: <c>Schema&lt;Query&gt;</c>, <c>AddStrawberry&lt;Query&gt;()</c>.</summary>
internal static class RootParser
{
    private static readonly string[] Kinds = ["query", "mutation", "subscription"];

    public static bool MayBeRoots(SyntaxNode node, CancellationToken cancellationToken) =>
        node is GenericNameSyntax { Identifier.ValueText: "Schema" or "AddStrawberry" or "AddGraphQL" };

    public static RootUse? Parse(GeneratorSyntaxContext syntax, DeclarationVersion version, CancellationToken cancellationToken)
    {
        var name = (GenericNameSyntax)syntax.Node;
        var info = syntax.SemanticModel.GetSymbolInfo(name, cancellationToken);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();

        // "new Schema<Query>(…)" binds to the constructor, in a base list to the type.
        if (symbol is null || !IsOurs(symbol) || name.TypeArgumentList.Arguments.Count > Kinds.Length)
        {
            return null;
        }

        var roots = new List<string>();
        var extras = new List<TableModel>();
        var diagnostics = new List<Diagnostic>();
        var ofExtras = new List<Diagnostic>();
        var places = new HashSet<SyntaxTree>();
        for (var i = 0; i < name.TypeArgumentList.Arguments.Count; i++)
        {
            // What is no root keeps its place: the third is the subscription, whatever the second is.
            roots.Add("");
            var argument = name.TypeArgumentList.Arguments[i];
            var type = syntax.SemanticModel.GetTypeInfo(argument, cancellationToken).Type;
            if (type is null or ITypeParameterSymbol or { TypeKind: TypeKind.Error } || (i > 0 && type.ToFullName() == "Strawberry.None"))
            {
                continue;
            }

            var location = argument.GetLocation();
            if (type is not INamedTypeSymbol named || Annotations.Classify(type) != TypeAnnotation.Object)
            {
                var properties = FixProperties.Make(type, Annotations.Written(Annotations.Type));
                diagnostics.Add(Diagnostic.Create(Catalogue.RootNotAnnotated, location, properties, type.ToReadable(), Kinds[i]));
                continue;
            }

            if (TypeNames.VariantOf(named).Length > 0)
            {
                diagnostics.Add(Diagnostic.Create(Catalogue.NullableRoot, location, type.ToReadable(), Kinds[i]));
                continue;
            }

            var context = new ParseContext(syntax.SemanticModel.Compilation, named, cancellationToken);
            roots[i] = type.ToTypeOf();
            var isOwn = SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, context.Compilation.Assembly);
            if (isOwn || context.Shapes.CheckReach(named, location))
            {
                ExtraTables.Include(named, TypeAnnotation.Object, new Site(name.Identifier.ValueText, location), context);
            }

            var result = context.ToResult(null);
            extras.AddRange(result.Extras);
            diagnostics.AddRange(result.Diagnostics);
            ofExtras.AddRange(result.OfExtras);
            places.UnionWith(result.Places);
            if (i == Kinds.Length - 1)
            {
                AddSubscriptionProblems(diagnostics, named, location, context);
            }
        }

        places.UnionWith(diagnostics.Select(d => d.Location.SourceTree).OfType<SyntaxTree>());
        return new RootUse(roots, extras.ToEquatableArray(), diagnostics, ofExtras, name.GetLocation(), places);
    }

    private static bool IsOurs(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name is "Strawberry" or "Strawberry.AspNetCore"
        && (symbol is not IMethodSymbol { IsGenericMethod: true } method || method.TypeParameters[0].Name == "TQuery");

    private static void AddSubscriptionProblems(List<Diagnostic> diagnostics, INamedTypeSymbol type, Location location, ParseContext context)
    {
        foreach (var field in new FieldParser(type, type, context).Parse())
        {
            if (!field.Model.Type.IsStreamable)
            {
                diagnostics.Add(Diagnostic.Create(
                    Catalogue.SubscriptionField, ParseContext.LocationOf(field.Member) ?? location, field.Member.Name, type.ToReadable()));
            }
        }
    }
}
