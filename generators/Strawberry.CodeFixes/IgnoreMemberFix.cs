using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Diagnostics;

namespace Strawberry.CodeFixes;

/// <summary>Keeps a property out of the schema.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class IgnoreMemberFix : CodeFixProvider
{
    private const string Attribute = "GraphQLIgnore";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Catalogue.NotAnnotated.Id, Catalogue.NoCounterpart.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var node = root?.FindToken(context.Span.Start).Parent;
        var replacement = node switch
        {
            PropertyDeclarationSyntax property => (SyntaxNode)AttributeEdit.Add(property, Attribute),
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => AttributeEdit.Add(parameter, Attribute),
            _ => null,
        };
        if (root is not null && node is not null && replacement is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Keep it out of the schema with [GraphQLIgnore]",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(node, replacement))),
                    nameof(IgnoreMemberFix)),
                context.Diagnostics);
        }
    }
}
