using System.Diagnostics.CodeAnalysis;

namespace Strawberry.Planning;

/// <summary>
/// The documents used last, by their text. Two generations: what was not used while the young one filled up is dropped with the old one, so the cache
/// never holds more than its capacity, nor more text than two generations of <see cref="GenerationBytes"/>: a client that sends a large document after the
/// other must not fill the memory with them. What the young one holds and was asked for before is found without a lock.
/// </summary>
internal sealed class DocumentCache(int capacity)
{
    internal const int GenerationBytes = 4 * 1024 * 1024;

    private const int RecentSize = 256;

    private readonly Lock _gate = new();
    private readonly int _generationSize = Math.Max(capacity / 2, 1);
    private readonly Entry?[] _recent = new Entry?[RecentSize];
    private Dictionary<ulong, Entry> _young = [];
    private Dictionary<ulong, Entry> _old = [];
    private int _youngBytes;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _young.Count + _old.Count;
            }
        }
    }

    public bool TryGet(ReadOnlySpan<byte> text, [NotNullWhen(true)] out PreparedDocument? document)
    {
        if (capacity <= 0)
        {
            document = null;
            return false;
        }

        var hash = TextHash.Of(text);
        ref var recent = ref _recent[hash % RecentSize];
        var entry = Volatile.Read(ref recent);
        if (entry is null || entry.Hash != hash || !text.SequenceEqual(entry.Text))
        {
            lock (_gate)
            {
                entry = Find(hash, text);
                if (entry is not null)
                {
                    recent = entry;
                }
            }
        }

        document = entry?.Document;
        return document is not null;
    }

    public void Add(byte[] text, PreparedDocument document)
    {
        if (capacity > 0 && text.Length <= GenerationBytes)
        {
            lock (_gate)
            {
                AddToYoung(new Entry(TextHash.Of(text), text, document));
            }
        }
    }

    private Entry? Find(ulong hash, ReadOnlySpan<byte> text)
    {
        if (_young.TryGetValue(hash, out var found) && text.SequenceEqual(found.Text))
        {
            return found;
        }

        if (!_old.TryGetValue(hash, out found) || !text.SequenceEqual(found.Text))
        {
            return null;
        }

        _old.Remove(hash);
        AddToYoung(found);
        return found;
    }

    private void AddToYoung(Entry entry)
    {
        if (_young.Count >= _generationSize || _youngBytes + entry.Text.Length > GenerationBytes)
        {
            _old = _young;
            _young = [];
            _youngBytes = 0;

            // What is asked for again has to be looked for, and so comes into the new generation.
            Array.Clear(_recent);
        }

        // Of two texts with the same hash, which nobody will see, the first stays.
        if (_young.TryAdd(entry.Hash, entry))
        {
            _youngBytes += entry.Text.Length;
        }
    }

    private sealed record Entry(ulong Hash, byte[] Text, PreparedDocument Document);
}
