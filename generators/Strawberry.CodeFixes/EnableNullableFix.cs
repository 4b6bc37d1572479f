using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Strawberry.Generators.Diagnostics;

namespace Strawberry.CodeFixes;

/// <summary>Turns nullable annotations on: where a directive turned them off, else for the file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EnableNullableFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Catalogue.NullableDisabled.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await EnableAsync(document, diagnostics.Select(d => d.Location.SourceSpan.Start), context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(
                "Turn nullable annotations on",
                token => EnableAsync(context.Document, [context.Span.Start], token),
                nameof(EnableNullableFix)),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> EnableAsync(Document document, IEnumerable<int> positions, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null)
        {
            return document;
        }

        // Several types below one directive are helped by one change.
        var changes = positions.Select(p => MakeChange(root, text, p)).Distinct().OrderBy(c => c.Span.Start);
        return document.WithText(text.WithChanges(changes));
    }

    private static TextChange MakeChange(SyntaxNode root, SourceText text, int position)
    {
        var directive = root.DescendantNodes(descendIntoTrivia: true)
            .OfType<NullableDirectiveTriviaSyntax>()
            .LastOrDefault(d => d.IsActive && d.SpanStart < position && !d.TargetToken.IsKind(SyntaxKind.WarningsKeyword));
        return directive is not null && !directive.SettingToken.IsKind(SyntaxKind.EnableKeyword)
            ? new TextChange(directive.SettingToken.Span, "enable")
            : new TextChange(new TextSpan(FindTop(text), 0), "#nullable enable" + LineEnd(text));
    }

    // "#!" and "#:" are understood at the top of a file alone.
    private static int FindTop(SourceText text)
    {
        var line = text.Lines.FirstOrDefault(l => !l.ToString().StartsWith("#!", System.StringComparison.Ordinal) && !l.ToString().StartsWith("#:", System.StringComparison.Ordinal));
        return line.Start;
    }

    private static string LineEnd(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
