using System.Diagnostics.CodeAnalysis;
using Strawberry.Errors;

namespace Strawberry.Language;

/// <summary>What became of a text: its syntax node, or the syntax error that kept it from being one.</summary>
public readonly struct ParseResult<TNode>
    where TNode : SyntaxNode
{
    internal ParseResult(TNode node) => Node = node;

    internal ParseResult(GraphQLError error) => Error = error;

    /// <summary>The node; null if there is an <see cref="Error"/>.</summary>
    public TNode? Node { get; }

    /// <summary>The first syntax error, with its location; null if there is a <see cref="Node"/>.</summary>
    public GraphQLError? Error { get; }

    /// <summary>Whether the text was parsed.</summary>
    [MemberNotNullWhen(true, nameof(Node))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Success => Node is not null;
}
