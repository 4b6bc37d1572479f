namespace Strawberry.AspNetCore.WebSockets;

internal enum Admission
{
    Admitted,
    Duplicate,
    TooMany,

    /// <summary>The connection is closing: nothing new begins.</summary>
    Closed,
}

/// <summary>The operations of a connection by their ids, and how many have not ended yet.</summary>
internal sealed class OperationTable(int limit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SocketOperation> _active = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _isClosed;

    public Admission TryAdd(SocketOperation operation)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return Admission.Closed;
            }

            if (_active.ContainsKey(operation.Id))
            {
                return Admission.Duplicate;
            }

            // A stopped operation leaves its id and its place at once. While it winds up it counts as well, or stopping would be a way around the limit.
            if (limit > 0 && (_active.Count >= limit || _running >= 2L * limit))
            {
                return Admission.TooMany;
            }

            _active.Add(operation.Id, operation);
            _running++;
            return Admission.Admitted;
        }
    }

    /// <summary>Frees an operation's id, before the client learns that it may be used again. False: the operation was stopped.</summary>
    public bool Remove(SocketOperation operation)
    {
        lock (_lock)
        {
            return _active.TryGetValue(operation.Id, out var found) && found == operation && _active.Remove(operation.Id);
        }
    }

    /// <summary>Stops an operation that the client does not want any more; an id that is not known may have completed meanwhile.</summary>
    public void Stop(string id)
    {
        SocketOperation? operation;
        lock (_lock)
        {
            _active.Remove(id, out operation);
        }

        operation?.Stop();
    }

    /// <summary>Stops everything and admits nothing more.</summary>
    public void Close()
    {
        SocketOperation[] operations;
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            operations = [.. _active.Values];
            _active.Clear();
            if (_running == 0)
            {
                _ended.SetResult();
            }
        }

        foreach (var operation in operations)
        {
            operation.Stop();
        }
    }

    /// <summary>An operation has released all it had.</summary>
    public void OnEnded()
    {
        lock (_lock)
        {
            if (--_running == 0 && _isClosed)
            {
                _ended.SetResult();
            }
        }
    }

    /// <summary>Completes when the table is closed and all operations have ended.</summary>
    public Task WhenEndedAsync() => _ended.Task;
}
