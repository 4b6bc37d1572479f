using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Strawberry.Generators.Incremental;

/// <summary>
/// Remembers what was parsed of each declaration. The compiler has every declaration parsed again for each new compilation; what was parsed of one in a file
/// that is still the same holds as long as nothing but bodies changed anywhere.
/// </summary>
internal sealed class ParseMemo<T>(DeclarationVersions versions, Func<T, IEnumerable<SyntaxTree>> findPlaces)
    where T : class
{
    private readonly ConditionalWeakTable<SyntaxNode, Box> _boxes = new();

    public T? Get(GeneratorSyntaxContext syntax, Func<GeneratorSyntaxContext, DeclarationVersion, CancellationToken, T?> parse, CancellationToken cancellationToken)
    {
        var compilation = syntax.SemanticModel.Compilation;
        var version = versions.Of(compilation, cancellationToken);
        var box = _boxes.GetValue(syntax.Node, static _ => new Box());
        if (box.Entry is { } entry && ReferenceEquals(entry.Version, version) && Array.TrueForAll(entry.Places, compilation.ContainsSyntaxTree))
        {
            return entry.Result;
        }

        var result = parse(syntax, version, cancellationToken);
        var places = result is null ? [] : findPlaces(result).Where(tree => tree != syntax.Node.SyntaxTree).Distinct().ToArray();
        box.Entry = new Entry(version, result, places);
        return result;
    }

    private sealed class Box
    {
        private Entry? _entry;

        public Entry? Entry
        {
            get => Volatile.Read(ref _entry);
            set => Volatile.Write(ref _entry, value);
        }
    }

    /// <param name="Places">The other files of which the result tells where something stands: an edit of a body moves what is below it.</param>
    private sealed record Entry(DeclarationVersion Version, T? Result, SyntaxTree[] Places);
}
