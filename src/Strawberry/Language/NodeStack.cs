using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Strawberry.Language;

/// <summary>Collects the nodes of lists that are being parsed, inner lists above outer ones.</summary>
internal sealed class NodeStack
{
    private const int InitialSize = 64;

    // In a struct, since storing into an array of classes checks the array's type each time.
    private Slot[] _nodes = new Slot[InitialSize];
    private int _highest;

    /// <summary>The mark to begin a list at.</summary>
    public int Count { get; private set; }

    public void Push(SyntaxNode node)
    {
        if (Count == _nodes.Length)
        {
            _highest = Count;
            Array.Resize(ref _nodes, Count * 2);
        }

        _nodes[Count++].Node = node;
    }

    /// <summary>Takes the list begun at <paramref name="mark"/>. All its nodes must be <typeparamref name="TNode"/>s.</summary>
    public ImmutableArray<TNode> Pop<TNode>(int mark)
        where TNode : SyntaxNode
    {
        if (Count == mark)
        {
            return [];
        }

        var list = new TNode[Count - mark];
        ref var first = ref Unsafe.As<Slot, SyntaxNode?>(ref _nodes[mark]);
        ref var target = ref Unsafe.As<TNode, SyntaxNode?>(ref MemoryMarshal.GetArrayDataReference(list));
        MemoryMarshal.CreateSpan(ref first, list.Length).CopyTo(MemoryMarshal.CreateSpan(ref target, list.Length));
        _highest = Math.Max(_highest, Count);
        Count = mark;
        return ImmutableCollectionsMarshal.AsImmutableArray(list);
    }

    /// <summary>Forgets all nodes, and the room that an unusually large document took.</summary>
    public void Clear()
    {
        if (_nodes.Length > InitialSize * 16)
        {
            _nodes = new Slot[InitialSize];
        }
        else
        {
            Array.Clear(_nodes, 0, Math.Max(_highest, Count));
        }

        _highest = 0;
        Count = 0;
    }

    private struct Slot
    {
        public SyntaxNode? Node;
    }
}
