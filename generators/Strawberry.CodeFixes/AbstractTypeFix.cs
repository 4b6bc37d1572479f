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

/// <summary>Makes an abstract class an interface type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AbstractTypeFix : CodeFixProvider
{
    private static readonly NodeReplacement Replacement = new(
        nameof(AbstractTypeFix),
        node => (node as TypeDeclarationSyntax)?.AttributeLists
            .SelectMany(list => list.Attributes)
            .FirstOrDefault(a => a.Name.ToString() is "GraphQLType" or "GraphQLTypeAttribute"),
        _ => "Use [GraphQLInterface]",
        (_, node) => node is AttributeSyntax attribute
            ? attribute.WithName(SyntaxFactory.IdentifierName("GraphQLInterface").WithTriviaFrom(attribute.Name))
            : node);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Catalogue.AbstractObject.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => Replacement.FixAll;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Replacement.RegisterAsync(context);
}
