using System.Collections.Generic;
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
    public override FixAllProvider? GetFixAllProvider() => AllTypes.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        var compilation = await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (compilation is not null && FindType(diagnostic, compilation) is { } type)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Annotate '{type.Name}' with [{diagnostic.Properties[FixProperties.Attribute]}]",
                        token => AnnotateAsync(project.Solution, project.Id, [diagnostic], token),
                        nameof(AnnotateTypeFix)),
                    diagnostic);
            }
        }
    }

    private static INamedTypeSymbol? FindType(Diagnostic diagnostic, Compilation compilation) =>
        diagnostic.Properties.TryGetValue(FixProperties.Type, out var id) && id is not null
            && diagnostic.Properties.TryGetValue(FixProperties.Attribute, out var attribute) && attribute is not null
            && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is INamedTypeSymbol { DeclaringSyntaxReferences: [_, ..] } type
            ? type
            : null;

    // A type that several members refer to is annotated once.
    private static async Task<Solution> AnnotateAsync(
        Solution solution, ProjectId project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var compilation = await solution.GetProject(project)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var attributes = new Dictionary<SyntaxNode, string>();
        foreach (var diagnostic in diagnostics)
        {
            if (compilation is not null && FindType(diagnostic, compilation) is { } type)
            {
                var declaration = await type.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
                attributes[declaration] = diagnostic.Properties[FixProperties.Attribute]!;
            }
        }

        foreach (var tree in attributes.Keys.GroupBy(d => d.SyntaxTree))
        {
            var root = await tree.Key.GetRootAsync(cancellationToken).ConfigureAwait(false);
            if (solution.GetDocument(tree.Key) is { } document)
            {
                solution = solution.WithDocumentSyntaxRoot(
                    document.Id,
                    root.ReplaceNodes(tree, (original, node) => AttributeEdit.Add((MemberDeclarationSyntax)node, attributes[original], tree.Key)));
            }
        }

        return solution;
    }

    /// <summary>Annotates all types of a document's, a project's or a solution's diagnostics, wherever they are declared.</summary>
    private sealed class AllTypes : FixAllProvider
    {
        public static readonly AllTypes Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
            var found = new List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)>();
            foreach (var project in projects)
            {
                found.Add((project.Id, fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false)));
            }

            return CodeAction.Create(
                "Annotate the types",
                async token =>
                {
                    var solution = fixAllContext.Solution;
                    foreach (var (project, diagnostics) in found)
                    {
                        solution = await AnnotateAsync(solution, project, diagnostics, token).ConfigureAwait(false);
                    }

                    return solution;
                },
                nameof(AnnotateTypeFix));
        }
    }
}
