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

    /// <summary>The string of an ASCII text that is not empty.</summary>
    public string Get(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        var entries = _entries;
        var mask = entries.Length - 1;
        for (var probe = 0; probe < MaxProbes; probe++)
        {
            ref var entry = ref entries[(int)(hash + (uint)probe) & mask];
            if (entry.Value is not { } value)
            {
                return Add(ref entry, text, hash);
            }

            if (entry.Hash == hash && Ascii.Equals(text, value))
            {
                return value;
            }
        }

        return Encoding.ASCII.GetString(text);
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

    private string Add(ref Entry entry, ReadOnlySpan<byte> text, uint hash)
    {
        var value = Encoding.ASCII.GetString(text);
        entry = new Entry(value, hash);
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
                ref var slot = ref entries[(int)(entry.Hash + (uint)probe) & mask];
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

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ulong head;
        ulong tail;
        if (text.Length >= sizeof(ulong))
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(text);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]);
        }
        else if (text.Length >= sizeof(uint))
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(text);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]);
        }
        else
        {
            head = text[0];
            tail = ((ulong)text[^1] << 8) | text[text.Length / 2];
        }

        var mixed = ((head * 0x9E37_79B9_7F4A_7C15) ^ (tail + (ulong)text.Length)) * 0xC2B2_AE3D_27D4_EB4F;
        return (uint)(mixed >> 32);
    }

    private readonly struct Entry(string value, uint hash)
    {
        public readonly string? Value = value;
        public readonly uint Hash = hash;
    }
}
