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

    /// <summary>
    /// What outlives the synchronous pass over the position: nothing (0); its <see cref="Node"/> (-1); or, for an item, places that can do without one, the first of which is
    /// this number less one.
    /// </summary>
    public int Late;

    /// <summary>The same position on the heap; of no meaning unless <see cref="Late"/> says so.</summary>
    public ResultNode? Node;

    public readonly bool HasNode => Late < 0;
}

/// <summary>
/// A position of the result that something still has to be written to or that may yet be replaced by null. Made only when a value is not at
/// hand at once, or when deferred work hangs on it.
/// </summary>
internal sealed class ResultNode
{
    public ResultNode? Parent { get; private set; }

    public SelectedField? Field { get; private set; }

    public int Index { get; private set; }

    public int Start { get; private set; }

    /// <summary>Where the value ends in the buffer; -1 while it is being written.</summary>
    public int End { get; set; } = -1;

    public bool AcceptsNull { get; private set; }

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

    /// <summary>A node for an item of the list at <paramref name="list"/>.</summary>
    public static ResultNode MakeItem(ResultNode? list, int index) => new() { Parent = list, Index = index };

    /// <summary>Makes the node that of a frame's position.</summary>
    public void Begin(ResultNode? parent, in PathFrame frame)
    {
        // A node that is used again is nearly always where it was. A store of the same costs a barrier.
        if (!ReferenceEquals(Parent, parent))
        {
            Parent = parent;
        }

        if (!ReferenceEquals(Field, frame.Field))
        {
            Field = frame.Field;
        }

        Index = frame.Index;
        Start = frame.Start;
        End = -1;
        AcceptsNull = frame.AcceptsNull;
        IsPending = false;
        IsNulled = false;
    }
}
