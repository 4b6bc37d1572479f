namespace Strawberry.AspNetCore;

/// <summary>Keeps the documents used last in memory, never more than a number and a total size.</summary>
public sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);

    // The one used last comes first.
    private readonly LinkedList<Entry> _order = new();
    private readonly int _maxDocuments;
    private readonly long _maxBytes;
    private long _bytes;

    /// <summary>Makes an empty store.</summary>
    /// <param name="maxDocuments">The most documents kept.</param>
    /// <param name="maxBytes">The most bytes of their texts, 8 MiB by default.</param>
    public InMemoryDocumentStore(int maxDocuments = 1_000, long maxBytes = 8 * 1024 * 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxDocuments);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        _maxDocuments = maxDocuments;
        _maxBytes = maxBytes;
    }

    /// <summary>How many documents there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        lock (_gate)
        {
            if (!_entries.TryGetValue(id, out var entry))
            {
                return default;
            }

            _order.Remove(entry);
            _order.AddFirst(entry);
            return new ValueTask<ReadOnlyMemory<byte>?>(entry.Value.Text);
        }
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(string id, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (document.Length > _maxBytes)
        {
            return default;
        }

        // The request's memory may hold more than the document.
        var text = document.ToArray();
        lock (_gate)
        {
            if (_entries.ContainsKey(id))
            {
                return default;
            }

            _entries.Add(id, _order.AddFirst(new Entry(id, text)));
            _bytes += text.Length;
            while (_entries.Count > _maxDocuments || _bytes > _maxBytes)
            {
                RemoveLast();
            }
        }

        return default;
    }

    private void RemoveLast()
    {
        var last = _order.Last!;
        _order.RemoveLast();
        _entries.Remove(last.Value.Id);
        _bytes -= last.Value.Text.Length;
    }

    private readonly record struct Entry(string Id, byte[] Text);
}
