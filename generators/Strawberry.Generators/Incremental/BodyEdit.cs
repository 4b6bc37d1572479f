using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Strawberry.Generators.Incremental;

/// <summary>
/// Tells whether two versions of a file declare the same: all that differs lies in the body of one member. Everything outside of bodies counts as declared,
/// to the character: comments are descriptions, initializers are defaults.
/// </summary>
internal static class BodyEdit
{
    public static bool IsAll(SyntaxTree before, SyntaxTree after, CancellationToken cancellationToken)
    {
        if (before.FilePath != after.FilePath || !before.Options.Equals(after.Options))
        {
            return false;
        }

        var (old, changed) = FindDifference(before.GetText(cancellationToken), after.GetText(cancellationToken));
        if (old.IsEmpty && changed.IsEmpty)
        {
            return true;
        }

        // What stands before and behind the two bodies is the same text. That it was also read as the same declarations is for the compiler to say.
        return FindBody(before.GetRoot(cancellationToken), old) is { } bodyBefore
            && FindBody(after.GetRoot(cancellationToken), changed) is { } bodyAfter
            && bodyBefore.RawKind == bodyAfter.RawKind
            && bodyBefore.SpanStart == bodyAfter.SpanStart
            && before.Length - bodyBefore.Span.End == after.Length - bodyAfter.Span.End
            && after.IsEquivalentTo(before, topLevel: true);
    }

    /// <summary>What is left of both texts without their longest common beginning and end.</summary>
    private static (TextSpan Old, TextSpan Changed) FindDifference(SourceText before, SourceText after)
    {
        var shorter = System.Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < shorter && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && before[before.Length - 1 - end] == after[after.Length - 1 - end])
        {
            end++;
        }

        return (TextSpan.FromBounds(start, before.Length - end), TextSpan.FromBounds(start, after.Length - end));
    }

    private static SyntaxNode? FindBody(SyntaxNode root, TextSpan changed)
    {
        for (var node = root.FindToken(changed.Start).Parent; node is not null; node = node.Parent)
        {
            var body = node switch
            {
                BaseMethodDeclarationSyntax method => Choose(method.Body, method.ExpressionBody, changed),
                AccessorDeclarationSyntax accessor => WithoutField(Choose(accessor.Body, accessor.ExpressionBody, changed)),
                BasePropertyDeclarationSyntax property => WithoutField(Choose(null, GetExpressionBody(property), changed)),
                _ => null,
            };
            if (body is not null)
            {
                // A directive reaches beyond the body it stands in.
                return body.ContainsDirectives ? null : body;
            }
        }

        return null;
    }

    private static SyntaxNode? Choose(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, TextSpan changed)
    {
        if (block is { OpenBraceToken.IsMissing: false, CloseBraceToken.IsMissing: false }
            && changed.Start >= block.OpenBraceToken.Span.End && changed.End <= block.CloseBraceToken.SpanStart)
        {
            return block;
        }

        return arrow is { ArrowToken.IsMissing: false } && changed.Start >= arrow.ArrowToken.Span.End && changed.End <= arrow.Span.End ? arrow : null;
    }

    private static ArrowExpressionClauseSyntax? GetExpressionBody(BasePropertyDeclarationSyntax property) => property switch
    {
        PropertyDeclarationSyntax plain => plain.ExpressionBody,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody,
        _ => null,
    };

    // "field" in an accessor declares the field behind the property.
    private static SyntaxNode? WithoutField(SyntaxNode? body) => body is null || body.DescendantTokens().Any(t => t.ValueText == "field") ? null : body;
}
