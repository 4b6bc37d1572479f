using System.Diagnostics.CodeAnalysis;

namespace Strawberry.Planning;

/// <summary>
/// The documents used last, by their text. Two generations: what was not used while the young one filled up is dropped with the old one, so the cache
/// never holds more than its capacity, nor more text than two generations of <see cref="GenerationBytes"/>: a client that sends a large document after the
/// other must not fill the memory with them.
/// </summary>
internal sealed class DocumentCache(int capacity)
{
    internal const int GenerationBytes = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly int _generationSize = Math.Max(capacity / 2, 1);
    private Dictionary<byte[], PreparedDocument> _young = new(TextComparer.Instance);
    private Dictionary<byte[], PreparedDocument> _old = new(TextComparer.Instance);

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

        lock (_gate)
        {
            if (_young.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out document))
            {
                return true;
            }

            if (_old.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(text, out var key, out document))
            {
                AddToYoung(key, document);
                return true;
            }

            return false;
        }
    }

    public void Add(byte[] text, PreparedDocument document)
    {
        if (capacity > 0 && text.Length <= GenerationBytes)
        {
            lock (_gate)
            {
                AddToYoung(text, document);
            }
        }
    }

    private void AddToYoung(byte[] text, PreparedDocument document)
    {
        if (_young.Count >= _generationSize || _youngBytes + text.Length > GenerationBytes)
        {
            _old = _young;
            _young = new Dictionary<byte[], PreparedDocument>(TextComparer.Instance);
            _youngBytes = 0;
        }

        if (_young.TryAdd(text, document))
        {
            _youngBytes += text.Length;
        }
    }

    private sealed class TextComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly TextComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode((ReadOnlySpan<byte>)obj);

        // Seeded anew in each process: nobody can prepare texts that collide.
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
