namespace Strawberry.Scheduling;

/// <summary>Items in the order they came, chained to each other. Used by one thread at a time.</summary>
internal struct PumpQueue
{
    private PumpItem? _first;
    private PumpItem? _last;

    public readonly bool IsEmpty => _first is null;

    public void Add(PumpItem item)
    {
        if (_first is null)
        {
            _first = item;
        }
        else
        {
            _last!.Next = item;
        }

        _last = item;
    }

    public PumpItem? TryTake()
    {
        if (_first is { } item)
        {
            _first = item.Next;
            if (_first is null)
            {
                _last = null;
            }

            item.Next = null;
            return item;
        }

        return null;
    }

    /// <summary>Adds what is chained newest first.</summary>
    public void AddReversed(PumpItem newest)
    {
        PumpItem? oldest = null;
        var last = newest;
        for (PumpItem? item = newest; item is not null;)
        {
            var next = item.Next;
            item.Next = oldest;
            oldest = item;
            item = next;
        }

        if (_first is null)
        {
            _first = oldest;
        }
        else
        {
            _last!.Next = oldest;
        }

        _last = last;
    }
}
