using Strawberry.Primitives;

namespace Strawberry.Execution;

/// <summary>
/// The places that a run has left open, in the order they were left. Used again by another run, with the values in it: what was at a place in one request is
/// nearly always what is there in the next.
/// </summary>
internal sealed class PendingList
{
    private const int MinRoom = 16;
    private const int MaxKept = 2048;

    private Slot[] _slots = new Slot[MinRoom];

    private PendingList()
    {
    }

    public int Count { get; private set; }

    /// <summary>Whether each place starts behind the one before.</summary>
    public bool IsSorted { get; private set; } = true;

    /// <summary>A value of an earlier run, which may take the next place; or null.</summary>
    public PendingValue? Spare => Count < _slots.Length ? _slots[Count].Value : null;

    public PendingValue this[int index] => _slots[index].Value!;

    /// <summary>An empty list.</summary>
    public static PendingList Take() => Spares<PendingList>.TryTake() ?? new PendingList();

    public void Add(PendingValue value)
    {
        IsSorted &= Count == 0 || value.Start >= _slots[Count - 1].Value!.Start;
        if (Count == _slots.Length)
        {
            Array.Resize(ref _slots, Count * 2);
        }

        ref var slot = ref _slots[Count++];
        if (!ReferenceEquals(slot.Value, value))
        {
            slot.Value = value;
        }
    }

    public void RemoveAt(int index)
    {
        Count--;
        _slots.AsSpan(index + 1, Count - index).CopyTo(_slots.AsSpan(index));
        _slots[Count].Value = null;
    }

    /// <summary>Lets go of the list and its values, of which the run makes no use any more.</summary>
    public void Return()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!_slots[i].Value!.Release(isRunOver: true))
            {
                _slots[i].Value = null;
            }
        }

        Count = 0;
        IsSorted = true;
        if (_slots.Length > MaxKept)
        {
            Array.Resize(ref _slots, MaxKept);
        }

        Spares<PendingList>.Return(this);
    }

    // An array of structs needs no check of the type of what is put in.
    private struct Slot
    {
        public PendingValue? Value;
    }
}
