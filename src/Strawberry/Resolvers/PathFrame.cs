namespace Strawberry.Resolvers;

/// <summary>A position on the way from the root to where the executor writes: a field's value or a list's current item.</summary>
internal struct PathFrame
{
    /// <summary>The field whose value this is; null for a list item.</summary>
    public SelectedField? Field;

    /// <summary>The index of the list item.</summary>
    public int Index;

    /// <summary>Where the value starts in the buffer.</summary>
    public int Start;

    public bool AcceptsNull;

    /// <summary>The same position on the heap, once something outlives the synchronous pass over it.</summary>
    public ResultNode? Node;
}

/// <summary>
/// A position of the result that something still has to be written to or that may yet be replaced by null. Made only when a value is not at
/// hand at once, or when deferred work hangs on it.
/// </summary>
internal sealed class ResultNode(ResultNode? parent, SelectedField? field, int index, int start, bool acceptsNull)
{
    public ResultNode? Parent { get; } = parent;

    public SelectedField? Field { get; } = field;

    public int Index { get; } = index;

    public int Start { get; } = start;

    /// <summary>Where the value ends in the buffer; -1 while it is being written.</summary>
    public int End { get; set; } = -1;

    public bool AcceptsNull { get; } = acceptsNull;

    /// <summary>Whether the value was not at hand when its place was reached.</summary>
    public bool IsPending { get; set; }

    /// <summary>Whether a null took the place of the value.</summary>
    public bool IsNulled { get; set; }

    /// <summary>Whether this position or one above it was replaced by null.</summary>
    public bool IsDead
    {
        get
        {
            for (var node = this; node is not null; node = node.Parent)
            {
                if (node.IsNulled)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
