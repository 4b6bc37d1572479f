using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Strawberry.Generators.Diagnostics;

namespace Strawberry.CodeFixes;

/// <summary>Makes an abstract class an interface type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AbstractTypeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Catalogue.AbstractObject.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var attribute = (root?.FindToken(context.Span.Start).Parent as TypeDeclarationSyntax)?.AttributeLists
            .SelectMany(list => list.Attributes)
            .FirstOrDefault(a => a.Name.ToString() is "GraphQLType" or "GraphQLTypeAttribute");
        if (root is not null && attribute is not null)
        {
            var replaced = attribute.WithName(SyntaxFactory.IdentifierName("GraphQLInterface").WithTriviaFrom(attribute.Name));
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Use [GraphQLInterface]",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, replaced))),
                    nameof(AbstractTypeFix)),
                context.Diagnostics);
        }
    }
}
