namespace Strawberry.Language;

/// <summary>A node of a parsed document. <paramref name="start"/> and <paramref name="end"/> are byte offsets into the source.</summary>
public abstract class SyntaxNode(int start, int end)
{
    /// <summary>Offset of the node's first byte in the document's UTF-8 source.</summary>
    public int Start { get; } = start;

    /// <summary>Offset behind the node's last byte in the document's UTF-8 source.</summary>
    public int End { get; } = end;
}

/// <summary>A name and where it stands.</summary>
public readonly record struct Name(string Value, int Start, int End)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
