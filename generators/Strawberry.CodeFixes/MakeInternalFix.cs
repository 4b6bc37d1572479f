using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Diagnostics;

namespace Strawberry.CodeFixes;

/// <summary>Makes a private, protected or file-local type internal, so that generated code can name it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakeInternalFix : CodeFixProvider
{
    private static readonly NodeReplacement Replacement = new(
        nameof(MakeInternalFix),
        node => node as BaseTypeDeclarationSyntax,
        node => $"Make '{((BaseTypeDeclarationSyntax)node).Identifier.ValueText}' internal",
        (_, node) => MakeInternal((BaseTypeDeclarationSyntax)node));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Catalogue.Unreachable.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => Replacement.FixAll;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Replacement.RegisterAsync(context);

    private static MemberDeclarationSyntax MakeInternal(BaseTypeDeclarationSyntax declaration)
    {
        var modifier = SyntaxFactory.Token(SyntaxKind.InternalKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var old = declaration.Modifiers.Where(IsAccess).ToArray();
        if (old.Length == 0)
        {
            // Without a modifier a nested type is private; the new one takes the comments before the declaration.
            var first = declaration.AttributeLists.Count > 0 ? declaration.AttributeLists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
            var moved = declaration.ReplaceToken(first, first.WithLeadingTrivia());
            return moved.WithModifiers(moved.Modifiers.Insert(0, modifier.WithLeadingTrivia(first.LeadingTrivia)));
        }

        var kept = declaration.Modifiers.Where(m => !IsAccess(m));
        var replaced = modifier.WithLeadingTrivia(old[0].LeadingTrivia);
        return declaration.WithModifiers(SyntaxFactory.TokenList(new[] { replaced }.Concat(kept)));
    }

    private static bool IsAccess(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.FileKeyword or SyntaxKind.InternalKeyword;
}
