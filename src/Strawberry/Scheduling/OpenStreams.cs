namespace Strawberry.Scheduling;

/// <summary>The streams that are announced and outstanding, linked through themselves in the order in which they were announced.</summary>
internal struct OpenStreams
{
    private WorkStream? _last;
    private List<WorkStream>? _unstarted;

    public WorkStream? First { get; private set; }

    public int Count { get; private set; }

    /// <summary>Adds a stream that is to start with the next <see cref="TakeUnstarted"/>.</summary>
    public void Add(WorkStream stream)
    {
        if (stream.IsOpen)
        {
            return;
        }

        stream.IsOpen = true;
        stream.PreviousOpen = _last;
        if (_last is not null)
        {
            _last.NextOpen = stream;
        }
        else
        {
            First = stream;
        }

        _last = stream;
        Count++;
        (_unstarted ??= []).Add(stream);
    }

    /// <summary>False: it had ended before.</summary>
    public bool Remove(WorkStream stream)
    {
        if (!stream.IsOpen)
        {
            return false;
        }

        stream.IsOpen = false;
        Count--;
        if (stream.PreviousOpen is { } previous)
        {
            previous.NextOpen = stream.NextOpen;
        }
        else
        {
            First = stream.NextOpen;
        }

        if (stream.NextOpen is { } next)
        {
            next.PreviousOpen = stream.PreviousOpen;
        }
        else
        {
            _last = stream.PreviousOpen;
        }

        stream.NextOpen = null;
        stream.PreviousOpen = null;
        return true;
    }

    /// <summary>Takes the streams that have not started.</summary>
    public List<WorkStream>? TakeUnstarted()
    {
        var taken = _unstarted;
        _unstarted = null;
        return taken;
    }

    public void Clear()
    {
        for (var stream = First; stream is not null; stream = stream.NextOpen)
        {
            stream.IsOpen = false;
        }

        First = null;
        _last = null;
        _unstarted = null;
        Count = 0;
    }
}
