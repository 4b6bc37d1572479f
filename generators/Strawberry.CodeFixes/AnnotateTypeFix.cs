using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Diagnostics;

namespace Strawberry.CodeFixes;

/// <summary>Annotates the type that a member, or a schema, refers to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AnnotateTypeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Catalogue.NotAnnotated.Id, Catalogue.RootNotAnnotated.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var compilation = await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (compilation is not null
                && diagnostic.Properties.TryGetValue(FixProperties.Type, out var id) && id is not null
                && diagnostic.Properties.TryGetValue(FixProperties.Attribute, out var attribute) && attribute is not null
                && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is INamedTypeSymbol { DeclaringSyntaxReferences: [var reference, ..] } type)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Annotate '{type.Name}' with [{attribute}]",
                        token => AnnotateAsync(context.Document.Project.Solution, reference, attribute, token),
                        $"{nameof(AnnotateTypeFix)}.{id}"),
                    diagnostic);
            }
        }
    }

    private static async Task<Solution> AnnotateAsync(Solution solution, SyntaxReference reference, string attribute, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(reference.SyntaxTree);
        var declaration = (MemberDeclarationSyntax)await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        var root = await reference.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        return document is null
            ? solution
            : solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNode(declaration, AttributeEdit.Add(declaration, attribute)));
    }
}
