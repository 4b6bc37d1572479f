using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Parsing;

/// <summary>Says where a class that is yet to be generated would be found: its name as it is written, and the namespaces in scope.</summary>
internal static class LoaderScopes
{
    private const string Global = "global::";

    public static ParameterModel Describe(IParameterSymbol parameter, ParseContext context)
    {
        var syntax = (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) as ParameterSyntax)?.Type;
        var written = syntax?.ToString().TrimEnd('?') ?? parameter.Type.Name;
        var scopes = syntax is null || written.StartsWith(Global, System.StringComparison.Ordinal)
            ? [""]
            : Find(parameter.ContainingSymbol.ContainingNamespace, syntax, context);
        return new ParameterModel(ParameterKind.GeneratedLoader, written.Replace(Global, ""), Scopes: scopes.ToEquatableArray());
    }

    private static List<string> Find(INamespaceSymbol enclosing, SyntaxNode syntax, ParseContext context)
    {
        var scopes = new List<string>();
        for (var each = enclosing; each is not null; each = each.ContainingNamespace)
        {
            scopes.Add(each.IsGlobalNamespace ? "" : each.ToDisplayString());
        }

        foreach (var scope in context.Compilation.GetSemanticModel(syntax.SyntaxTree).GetImportScopes(syntax.SpanStart, context.CancellationToken))
        {
            scopes.AddRange(scope.Imports.Select(i => i.NamespaceOrType).OfType<INamespaceSymbol>().Select(n => n.ToDisplayString()));
        }

        return scopes;
    }
}
