using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Parses places that make a schema of roots: <c>Schema&lt;Query&gt;</c>, <c>AddStrawberry&lt;Query&gt;()</c>.</summary>
internal static class RootParser
{
    private static readonly string[] Kinds = ["query", "mutation", "subscription"];

    public static bool MayBeRoots(SyntaxNode node, CancellationToken cancellationToken) =>
        node is GenericNameSyntax { Identifier.ValueText: "Schema" or "AddStrawberry" or "AddGraphQL" };

    public static RootUse? Parse(GeneratorSyntaxContext syntax, CancellationToken cancellationToken)
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
        var diagnostics = new List<Diagnostic>();
        for (var i = 0; i < name.TypeArgumentList.Arguments.Count; i++)
        {
            var argument = name.TypeArgumentList.Arguments[i];
            if (syntax.SemanticModel.GetTypeInfo(argument, cancellationToken).Type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } type)
            {
                continue;
            }

            var context = new ParseContext(syntax.SemanticModel.Compilation, type, cancellationToken);
            if (FindProblem(type, Kinds[i], argument.GetLocation(), context) is { } problem)
            {
                diagnostics.Add(problem);
                continue;
            }

            roots.Add(type.ToTypeOf());
            if (i == Kinds.Length - 1)
            {
                AddSubscriptionProblems(diagnostics, type, argument.GetLocation(), context);
            }
        }

        return new RootUse(roots, diagnostics, name.GetLocation());
    }

    private static bool IsOurs(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name is "Strawberry" or "Strawberry.AspNetCore"
        && (symbol is not IMethodSymbol { IsGenericMethod: true } method || method.TypeParameters[0].Name == "TQuery");

    private static Diagnostic? FindProblem(INamedTypeSymbol type, string kind, Location location, ParseContext context)
    {
        if (Annotations.Classify(type) != TypeAnnotation.Object)
        {
            return Diagnostic.Create(Catalogue.RootNotAnnotated, location, FixProperties.Make(type, Annotations.Written(Annotations.Type)), type.ToReadable(), kind);
        }

        return SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly) || Registrars.Find(type.ContainingAssembly) is not null
            ? null
            : Diagnostic.Create(Catalogue.NoGenerator, location, type.ToReadable(), type.ContainingAssembly.Name);
    }

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
