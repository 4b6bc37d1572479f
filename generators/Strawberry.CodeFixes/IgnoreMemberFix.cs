using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
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

    private static readonly NodeReplacement Replacement = new(
        nameof(IgnoreMemberFix),
        node => node is PropertyDeclarationSyntax or ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } ? node : null,
        _ => "Keep it out of the schema with [GraphQLIgnore]",
        (original, node) => node is ParameterSyntax parameter
            ? AttributeEdit.Add(parameter, Attribute)
            : AttributeEdit.Add((MemberDeclarationSyntax)node, Attribute, original.SyntaxTree));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Catalogue.NotAnnotated.Id, Catalogue.NoCounterpart.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => Replacement.FixAll;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Replacement.RegisterAsync(context);
}
