using System.Buffers.Binary;
using System.Text;

namespace Strawberry.Language;

/// <summary>Gives equal names the same string, within a document and mostly from one to the next. Not safe for use by several threads.</summary>
internal sealed class NameTable
{
    private const int InitialSize = 512;

    // Names chosen to collide make a look-up give up after this many slots, not slow.
    private const int MaxProbes = 16;

    // What stays from one document to the next is bounded: at most half a table, of names no longer than this.
    private const int LongestKept = 64;

    private Entry[] _entries = new Entry[InitialSize];
    private int _count;
    private bool _hasLongNames;

    /// <summary>The string of the ASCII text at a place of the source; it is not empty.</summary>
    public string Get(ReadOnlySpan<byte> source, int start, int length)
    {
        var key = Key.Of(source, start, length);
        var entries = _entries;
        var mask = entries.Length - 1;
        var hash = key.Hash;
        for (var probe = 0; probe < MaxProbes; probe++)
        {
            ref var entry = ref entries[(int)(hash + (uint)probe) & mask];
            if (entry.Value is not { } value)
            {
                return Add(ref entry, source.Slice(start, length), key);
            }

            // Two words hold all of a text of up to sixteen bytes, given its length.
            if (entry.Key == key && value.Length == length && (length <= 16 || Ascii.Equals(source.Slice(start, length), value)))
            {
                return value;
            }
        }

        return Encoding.ASCII.GetString(source.Slice(start, length));
    }

    /// <summary>Ends a document: forgets its names if they are many or long.</summary>
    public void Trim()
    {
        if (_entries.Length == InitialSize && !_hasLongNames)
        {
            return;
        }

        _entries = new Entry[InitialSize];
        _count = 0;
        _hasLongNames = false;
    }

    private string Add(ref Entry entry, ReadOnlySpan<byte> text, Key key)
    {
        var value = Encoding.ASCII.GetString(text);
        entry = new Entry(value, key);
        _hasLongNames |= value.Length > LongestKept;
        if (++_count > _entries.Length / 2)
        {
            Grow();
        }

        return value;
    }

    private void Grow()
    {
        var old = _entries;
        var entries = new Entry[old.Length * 2];
        var mask = entries.Length - 1;
        _count = 0;
        foreach (var entry in old)
        {
            for (var probe = 0; entry.Value is not null && probe < MaxProbes; probe++)
            {
                ref var slot = ref entries[(int)(entry.Key.Hash + (uint)probe) & mask];
                if (slot.Value is null)
                {
                    slot = entry;
                    _count++;
                    break;
                }
            }
        }

        _entries = entries;
    }

    /// <summary>The first and the last eight bytes of a text; of a shorter one, all of it.</summary>
    private readonly record struct Key(ulong Head, ulong Tail)
    {
        public uint Hash => (uint)((((Head * 0x9E37_79B9_7F4A_7C15) ^ Tail) * 0xC2B2_AE3D_27D4_EB4F) >> 32);

        public static Key Of(ReadOnlySpan<byte> source, int start, int length)
        {
            if (length >= sizeof(ulong))
            {
                var text = source.Slice(start, length);
                return new Key(BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]));
            }

            if (start <= source.Length - sizeof(ulong))
            {
                return new Key(BinaryPrimitives.ReadUInt64LittleEndian(source[start..]) & ((1UL << (length * 8)) - 1), 0);
            }

            var head = 0UL;
            for (var i = start + length - 1; i >= start; i--)
            {
                head = (head << 8) | source[i];
            }

            return new Key(head, 0);
        }
    }

    private readonly struct Entry(string value, Key key)
    {
        public readonly string? Value = value;
        public readonly Key Key = key;
    }
}
