using System.Buffers.Binary;
using System.Text;

namespace Strawberry.Language;

/// <summary>Gives equal names of one document the same string. Not safe for use by several threads.</summary>
internal sealed class NameTable
{
    // Names chosen to collide make a look-up give up after this many slots, not slow.
    private const int MaxProbes = 16;
    private const int InitialSize = 256;

    private Entry[] _entries = new Entry[InitialSize];
    private int _count;

    /// <summary>The string of a token; <paramref name="start"/> and <paramref name="length"/> cut it from <paramref name="source"/>.</summary>
    public string Get(ReadOnlySpan<byte> source, int start, int length)
    {
        var text = source.Slice(start, length);
        var hash = Hash(text);
        var entries = _entries;
        var mask = entries.Length - 1;
        for (var probe = 0; probe < MaxProbes; probe++)
        {
            ref var entry = ref entries[(int)(hash + (uint)probe) & mask];
            if (entry.Value is null)
            {
                var value = Encoding.ASCII.GetString(text);
                entry = new Entry(value, hash, start);
                if (++_count > entries.Length / 2)
                {
                    Grow();
                }

                return value;
            }

            if (entry.Hash == hash && entry.Value.Length == length && source.Slice(entry.Start, length).SequenceEqual(text))
            {
                return entry.Value;
            }
        }

        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Forgets the names, and the room that an unusually large document took.</summary>
    public void Clear()
    {
        if (_entries.Length > InitialSize * 4)
        {
            _entries = new Entry[InitialSize];
        }
        else if (_count > 0)
        {
            Array.Clear(_entries);
        }

        _count = 0;
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

    private readonly struct Entry(string value, uint hash, int start)
    {
        public readonly string? Value = value;
        public readonly uint Hash = hash;
        public readonly int Start = start;
    }
}
