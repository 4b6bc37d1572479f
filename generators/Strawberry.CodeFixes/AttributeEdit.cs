using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Strawberry.CodeFixes;

/// <summary>Puts an attribute before a declaration, on a line of its own, where comments stay above it.</summary>
internal static class AttributeEdit
{
    /// <summary>The declaration with the attribute; <paramref name="document"/> shows how lines end.</summary>
    public static MemberDeclarationSyntax Add(MemberDeclarationSyntax declaration, string attribute, SyntaxTree document)
    {
        var leading = declaration.GetLeadingTrivia();
        var indentation = leading.LastOrDefault(t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        var hasIndentation = indentation.IsKind(SyntaxKind.WhitespaceTrivia);
        var list = MakeList(attribute)
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(FindLineEnd(document));
        return declaration
            .WithLeadingTrivia(hasIndentation ? SyntaxFactory.TriviaList(indentation) : default)
            .WithAttributeLists(default)
            .AddAttributeLists([list, .. Rebase(declaration, hasIndentation ? SyntaxFactory.TriviaList(indentation) : default)]);
    }

    public static ParameterSyntax Add(ParameterSyntax parameter, string attribute)
    {
        var list = MakeList(attribute).WithTrailingTrivia(SyntaxFactory.Space).WithLeadingTrivia(parameter.GetLeadingTrivia());
        return parameter.WithoutLeadingTrivia().WithAttributeLists(parameter.AttributeLists.Insert(0, list));
    }

    private static AttributeListSyntax MakeList(string attribute) =>
        SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.ParseName(attribute))));

    // The first of the old attributes gives its comments to the new one.
    private static AttributeListSyntax[] Rebase(MemberDeclarationSyntax declaration, SyntaxTriviaList indentation) =>
        [.. declaration.AttributeLists.Select((list, i) => i == 0 ? list.WithLeadingTrivia(indentation) : list)];

    private static SyntaxTrivia FindLineEnd(SyntaxTree document)
    {
        var end = document.GetRoot().DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return end.IsKind(SyntaxKind.EndOfLineTrivia) ? end : SyntaxFactory.LineFeed;
    }
}
