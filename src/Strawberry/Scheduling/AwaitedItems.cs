namespace Strawberry.Scheduling;

/// <summary>
/// Items that wait for their time, in the order they came. Used by one thread at a time. What was at a place stays there until something else comes: nearly
/// always it is the same item, of the next request, which need not be stored again.
/// </summary>
internal struct AwaitedItems<T>
    where T : class
{
    private const int MinRoom = 16;
    private const int MaxKept = 2048;

    private Slot[]? _slots;
    private int _count;

    public readonly int Count => _count;

    public readonly T this[int index] => _slots![index].Item!;

    public void Add(T item)
    {
        var slots = _slots;
        if (slots is null || (uint)_count >= (uint)slots.Length)
        {
            slots = Grow();
        }

        Put(ref slots[_count++], item);
    }

    /// <summary>Keeps the first <paramref name="kept"/> items, and those from <paramref name="seen"/> on, which came meanwhile.</summary>
    public void Close(int kept, int seen)
    {
        for (; seen < _count; seen++)
        {
            Move(seen, kept++);
        }

        _count = kept;
        if (kept == 0 && _slots?.Length > MaxKept)
        {
            _slots = null;
        }
    }

    /// <summary>Moves an item down to another place.</summary>
    public readonly void Move(int from, int to)
    {
        if (from != to)
        {
            Put(ref _slots![to], _slots[from].Item!);
        }
    }

    private static void Put(ref Slot slot, T item)
    {
        // A store costs a barrier.
        if (!ReferenceEquals(slot.Item, item))
        {
            slot.Item = item;
        }
    }

    private Slot[] Grow()
    {
        Array.Resize(ref _slots, _slots is null ? MinRoom : _count * 2);
        return _slots;
    }

    // An array of structs needs no check of the type of what is put in.
    private struct Slot
    {
        public T? Item;
    }
}
