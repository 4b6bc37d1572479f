using System.Collections.Immutable;
using Strawberry.Errors;

namespace Strawberry.Language;

/// <summary>A parsed GraphQL document: the definitions and the UTF-8 text they were read from.</summary>
public sealed class Document(ReadOnlyMemory<byte> source, ImmutableArray<DefinitionNode> definitions)
    : SyntaxNode(0, source.Length)
{
    /// <summary>The document's UTF-8 text. It must not change while the document is in use.</summary>
    public ReadOnlyMemory<byte> Source { get; } = source;

    /// <summary>The definitions in document order.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>False when the parser met no directive.</summary>
    internal bool MayHaveDirectives { get; init; } = true;

    /// <summary>Line and column of a byte offset.</summary>
    public SourceLocation GetLocation(int offset) => LineMap.Locate(Source.Span, offset);

    /// <summary>Line and column at which a node starts.</summary>
    public SourceLocation GetLocation(SyntaxNode node) => GetLocation(node.Start);
}
