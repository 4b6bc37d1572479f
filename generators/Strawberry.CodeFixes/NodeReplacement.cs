using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Strawberry.CodeFixes;

/// <summary>A fix that puts another node in the place of one, and does so once for each node, however many diagnostics it has.</summary>
/// <param name="key">Tells the fix from others.</param>
/// <param name="find">The node to replace, given the one that the diagnostic points at; null when there is nothing to fix.</param>
/// <param name="title">What the fix of a node is called.</param>
/// <param name="replace">The new node, from the node as it stands in the document and as it is with the nodes inside of it replaced.</param>
internal sealed class NodeReplacement(
    string key, Func<SyntaxNode, SyntaxNode?> find, Func<SyntaxNode, string> title, Func<SyntaxNode, SyntaxNode, SyntaxNode> replace)
{
    public FixAllProvider FixAll => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root is null ? document : document.WithSyntaxRoot(Fix(root, diagnostics.Select(d => d.Location.SourceSpan)));
    });

    public async Task RegisterAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is not null && Find(root, context.Span) is { } node)
        {
            context.RegisterCodeFix(
                CodeAction.Create(title(node), _ => Task.FromResult(context.Document.WithSyntaxRoot(Fix(root, [context.Span]))), key),
                context.Diagnostics);
        }
    }

    private SyntaxNode Fix(SyntaxNode root, IEnumerable<TextSpan> spans) =>
        root.ReplaceNodes(spans.Select(s => Find(root, s)).OfType<SyntaxNode>().Distinct().ToImmutableArray(), replace);

    private SyntaxNode? Find(SyntaxNode root, TextSpan span) => root.FindToken(span.Start).Parent is { } node ? find(node) : null;
}
