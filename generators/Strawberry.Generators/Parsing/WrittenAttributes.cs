using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Strawberry.Generators.Parsing;

/// <summary>Tells by syntax alone which declarations may bear an attribute that tables or loaders are made of, so that nothing is bound of any other.</summary>
internal static class WrittenAttributes
{
    private const string Suffix = "Attribute";

    private static readonly HashSet<string> Names =
    [
        .. new[]
        {
            Annotations.Type, Annotations.Interface, Annotations.Union, Annotations.Enum, Annotations.Input, Annotations.Scalar, Annotations.Extend, Annotations.Loader,
        }.SelectMany(name => new[] { name, Annotations.Written(name) }),
    ];

    /// <summary>Whether attributes stand on a type or a method.</summary>
    public static bool Any(SyntaxNode node, CancellationToken cancellationToken) => ListsOf(node).Count > 0;

    /// <summary>Whether one of the attributes bears a name of the vocabulary, or one that a <c>using</c> gives to something.</summary>
    public static bool MayBeOurs(SyntaxNode declaration, ImmutableHashSet<string> globalAliases)
    {
        foreach (var list in ListsOf(declaration))
        {
            foreach (var attribute in list.Attributes)
            {
                var name = SimpleNameOf(attribute.Name);
                if (Names.Contains(name) || globalAliases.Contains(name) || globalAliases.Contains(name + Suffix) || IsAlias(name, declaration))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.AttributeLists,
        BaseMethodDeclarationSyntax method => method.AttributeLists,
        LocalFunctionStatementSyntax function => function.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        _ => default,
    };

    private static string SimpleNameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static bool IsAlias(string name, SyntaxNode declaration)
    {
        for (var node = declaration.Parent; node is not null; node = node.Parent)
        {
            var directives = node switch
            {
                CompilationUnitSyntax unit => unit.Usings,
                BaseNamespaceDeclarationSyntax space => space.Usings,
                _ => default,
            };
            foreach (var directive in directives)
            {
                if (directive.Alias?.Name.Identifier.ValueText is { } alias && (alias == name || alias == name + Suffix))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
