using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Strawberry.Generators.Incremental;

/// <summary>
/// What compilations have in common that declare the same and differ in bodies of members alone. Of a type whose file is the same in two of them, nothing that
/// parsing reads differs but where things stand in other files.
/// </summary>
internal sealed class DeclarationVersion(IEnumerable<SyntaxTree> trees)
{
    private readonly Lazy<ImmutableHashSet<string>> _globalAliases = new(() => ReadGlobalAliases(trees), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The names that a <c>global using</c> gives to something.</summary>
    public ImmutableHashSet<string> GlobalAliases => _globalAliases.Value;

    private static ImmutableHashSet<string> ReadGlobalAliases(IEnumerable<SyntaxTree> trees) => trees
        .SelectMany(tree => ((CSharpSyntaxTree)tree).GetCompilationUnitRoot().Usings.TakeWhile(directive => directive.GlobalKeyword != default))
        .Select(directive => directive.Alias?.Name.Identifier.ValueText)
        .OfType<string>()
        .ToImmutableHashSet();
}
