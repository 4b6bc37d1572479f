using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Strawberry.Generators.Parsing;

/// <summary>Finds whose comment an <c>inheritdoc</c> stands for.</summary>
internal static class InheritedDocs
{
    public const string Element = "inheritdoc";

    public static ISymbol? Find(ISymbol symbol, XElement reference, ParseContext context) =>
        reference.Attribute("cref")?.Value is { } cref
            ? FindCref(cref, symbol, context)
            : Candidates(symbol).FirstOrDefault(c => DocComments.Read(c, context.CancellationToken) is not null);

    private static IEnumerable<ISymbol> Candidates(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol type)
        {
            return type.BaseType is { SpecialType: SpecialType.None } parent ? type.Interfaces.Prepend(parent) : type.Interfaces;
        }

        return MemberWalk.GetOverridden(symbol) is { } overridden ? [overridden] : Implemented(symbol);
    }

    private static IEnumerable<ISymbol> Implemented(ISymbol member) => member.ContainingType is not { } type
        ? []
        : type.AllInterfaces
            .SelectMany(i => i.GetMembers())
            .Where(m => m.Kind == member.Kind && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), member));

    /// <summary>What a <c>cref</c> names: "T:Demo.Book" in a documentation file, "Book" or "Page{T}.Items" in source.</summary>
    private static ISymbol? FindCref(string cref, ISymbol symbol, ParseContext context)
    {
        if (cref.Length > 1 && cref[1] == ':')
        {
            return DocumentationCommentId.GetFirstSymbolForDeclarationId(cref, context.Compilation);
        }

        if (symbol.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !context.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        var model = context.Compilation.GetSemanticModel(reference.SyntaxTree);
        var position = PositionIn(DocComments.DeclarationOf(reference.GetSyntax(context.CancellationToken)));
        var parameters = cref.IndexOf('(');
        var name = (parameters < 0 ? cref : cref.Substring(0, parameters)).Replace('{', '<').Replace('}', '>');
        if (parameters < 0 && FindType(name, position, model) is { } named)
        {
            return named;
        }

        var dot = LastDot(name);
        var owner = dot < 0 ? symbol as INamedTypeSymbol ?? symbol.ContainingType : FindType(name.Substring(0, dot), position, model);
        return owner is null ? null : FindMember(owner, name.Substring(dot + 1), parameters < 0 ? null : cref.Substring(parameters));
    }

    // Inside of a type its type parameters are known.
    private static int PositionIn(SyntaxNode declaration) =>
        declaration is TypeDeclarationSyntax { OpenBraceToken: { IsMissing: false, RawKind: not 0 } brace } ? brace.Span.End : declaration.SpanStart;

    private static INamedTypeSymbol? FindType(string name, int position, SemanticModel model)
    {
        var syntax = SyntaxFactory.ParseTypeName(name);
        return model.GetSpeculativeSymbolInfo(position, syntax, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol
            is INamedTypeSymbol { TypeKind: not TypeKind.Error } type
            ? type.OriginalDefinition
            : null;
    }

    private static ISymbol? FindMember(INamedTypeSymbol owner, string name, string? parameters)
    {
        var typeArguments = name.IndexOf('<');
        var simple = typeArguments < 0 ? name : name.Substring(0, typeArguments);
        var members = new List<ISymbol>();
        for (var each = owner; each is not null; each = each.BaseType)
        {
            members.AddRange(each.GetMembers(simple));
        }

        members.AddRange(owner.AllInterfaces.SelectMany(i => i.GetMembers(simple)));
        return members.FirstOrDefault(m => parameters is null || (m is IMethodSymbol method && Matches(method, parameters)));
    }

    // Overloads are told apart by the simple names of their parameters' types.
    private static bool Matches(IMethodSymbol method, string parameters)
    {
        var written = SyntaxFactory.ParseParameterList(parameters.Replace('{', '<').Replace('}', '>')).Parameters;
        return written.Count == method.Parameters.Length
            && written.Zip(method.Parameters, (w, p) => SimpleName(w.Type?.ToString() ?? w.ToString()) == SimpleName(p.Type.ToReadable())).All(same => same);
    }

    private static string SimpleName(string type)
    {
        var name = type.TrimEnd('?');
        return name.Substring(LastDot(name) + 1);
    }

    private static int LastDot(string name)
    {
        var depth = 0;
        for (var i = name.Length - 1; i >= 0; i--)
        {
            depth += name[i] == '>' ? 1 : name[i] == '<' ? -1 : 0;
            if (depth == 0 && name[i] == '.')
            {
                return i;
            }
        }

        return -1;
    }
}
