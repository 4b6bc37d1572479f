using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Strawberry.Primitives;

/// <summary>A growing UTF-8 buffer in pooled memory that writes JSON values. One owner; returned to the pool by <see cref="Dispose"/>.</summary>
internal sealed class Utf8Buffer : IDisposable
{
    private const int MinimumSize = 512;

    // What must be escaped in a JSON string: the quote, the backslash and the control characters.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\");

    private static int _rented;

    private byte[] _array;
    private int _length;

    public Utf8Buffer(int sizeHint = MinimumSize)
    {
        _array = [];
        Open(sizeHint);
    }

    /// <summary>Buffers not yet returned, in the process; tests hold it at zero.</summary>
    public static int Rented => Volatile.Read(ref _rented);

    /// <summary>Counts pooled memory that is in the engine's hands.</summary>
    internal static void Count(int count) => Interlocked.Add(ref _rented, count);

    public int Length => _length;

    public ReadOnlySpan<byte> WrittenSpan => _array.AsSpan(0, _length);

    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, _length);

    public ReadOnlySpan<byte> Slice(int start, int end) => _array.AsSpan(start, end - start);

    public void Truncate(int length) => _length = length;

    /// <summary>Rents memory anew, behind <see cref="Dispose"/> or <see cref="Detach"/>.</summary>
    public void Open(int sizeHint)
    {
        _array = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, MinimumSize));
        Count(1);
    }

    /// <summary>Empties the buffer, whether its memory is still there or was given away.</summary>
    public void Reopen(int sizeHint)
    {
        if (_array.Length == 0)
        {
            Open(sizeHint);
        }

        _length = 0;
    }

    /// <summary>Gives the memory away: it is the receiver's to return to the pool. What was written stands at its beginning.</summary>
    public byte[] Detach()
    {
        var array = Interlocked.Exchange(ref _array, []);
        _length = 0;
        Count(-1);
        return array;
    }

    public void Dispose()
    {
        var array = Interlocked.Exchange(ref _array, []);
        if (array.Length > 0)
        {
            _length = 0;
            ArrayPool<byte>.Shared.Return(array);
            Count(-1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        if (_length >= _array.Length)
        {
            Grow(1);
        }

        _array[_length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        if (_array.Length - _length < bytes.Length)
        {
            Grow(bytes.Length);
        }

        bytes.CopyTo(_array.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Writes what another buffer holds between two of its bytes. A short text is a block and nothing else, whatever its length: a call to copy costs more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteFrom(Utf8Buffer source, int start, int end)
    {
        var length = end - start;
        var from = source._array;
        var to = _array;
        if ((uint)length <= ResponseKey.Block && start <= from.Length - ResponseKey.Block && _length <= to.Length - ResponseKey.Block && start >= 0)
        {
            Unsafe.CopyBlockUnaligned(
                ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(to), _length),
                ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(from), start),
                ResponseKey.Block);
            _length += length;
        }
        else
        {
            WriteRaw(source.Slice(start, end));
        }
    }

    /// <summary>Writes the key of a field, and for one that is the first of its object no comma before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteKey(ResponseKey key, bool isFirst)
    {
        Ensure(ResponseKey.Block);
        ref var text = ref key.Start;
        var length = key.Length;
        if (isFirst)
        {
            text = ref Unsafe.Add(ref text, 1);
            length--;
        }

        if (length <= ResponseKey.Block)
        {
            // A copy of constant size is a vector or two, whatever there is; code that names vectors cannot be compiled ahead of time.
            Unsafe.CopyBlockUnaligned(ref End, ref text, ResponseKey.Block);
            _length += length;
        }
        else
        {
            WriteRaw(MemoryMarshal.CreateReadOnlySpan(ref text, length));
        }
    }

    /// <summary>Begins an object that is an item of a list, and gives where it starts: behind a comma, unless it is the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BeginItem(bool isFirst)
    {
        Ensure(2);
        Unsafe.WriteUnaligned(ref End, MemoryMarshal.Read<ushort>(isFirst ? "{ "u8 : ",{"u8));
        var start = isFirst ? _length : _length + 1;
        _length = start + 1;
        return start;
    }

    public void WriteNull()
    {
        Ensure(4);
        Unsafe.WriteUnaligned(ref End, MemoryMarshal.Read<uint>("null"u8));
        _length += 4;
    }

    public void WriteBoolean(bool value)
    {
        Ensure(8);
        Unsafe.WriteUnaligned(ref End, MemoryMarshal.Read<ulong>(value ? "true    "u8 : "false   "u8));
        _length += value ? 4 : 5;
    }

    public void WriteNumber(long value)
    {
        Ensure(ShortNumber.MaxLength);
        _length += ShortNumber.Write(value, ref End);
    }

    /// <summary>Writes a finite number in its shortest round-trip form.</summary>
    public void WriteNumber(double value)
    {
        Ensure(32);
        var written = ShortNumber.TryWrite(value, ref End);
        if (written == 0)
        {
            value.TryFormat(_array.AsSpan(_length), out written, default, System.Globalization.CultureInfo.InvariantCulture);
        }

        _length += written;
    }

    /// <summary>Writes a finite number in its shortest round-trip form.</summary>
    public void WriteNumber(float value)
    {
        Ensure(32);
        value.TryFormat(_array.AsSpan(_length), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a value's own format between quotes; the format must need no escaping.</summary>
    public void WriteFormatted<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        WriteByte((byte)'"');
        int written;
        while (!value.TryFormat(_array.AsSpan(_length), out written, format, System.Globalization.CultureInfo.InvariantCulture))
        {
            Grow(_array.Length);
        }

        _length += written;
        WriteByte((byte)'"');
    }

    /// <summary>Writes bytes as a JSON string in Base64.</summary>
    public void WriteBase64String(ReadOnlySpan<byte> bytes)
    {
        Ensure(Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 2);
        _array[_length++] = (byte)'"';
        Base64.EncodeToUtf8(bytes, _array.AsSpan(_length), out _, out var written);
        _length += written;
        _array[_length++] = (byte)'"';
    }

    /// <summary>Writes a JSON string. A lone surrogate becomes U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        Ensure(value.Length + 2);
        ref var to = ref End;
        to = (byte)'"';
        to = ref Unsafe.Add(ref to, 1);
        var copied = PlainText.Copy(value, ref to);
        if (copied < value.Length)
        {
            _length += copied + 1;
            WriteRest(value[copied..]);
            return;
        }

        Unsafe.Add(ref to, copied) = (byte)'"';
        _length += copied + 2;
    }

    // The text goes on with a character that is not plain.
    private void WriteRest(ReadOnlySpan<char> value)
    {
        while (true)
        {
            Ensure((value.Length * 3) + 8);
            var next = value.IndexOfAny(Escaped);
            if (next != 0)
            {
                var text = next < 0 ? value : value[..next];
                Utf8.FromUtf16(text, _array.AsSpan(_length), out _, out var written, replaceInvalidSequences: true);
                _length += written;
                if (next < 0)
                {
                    break;
                }
            }

            WriteEscaped(value[next]);
            value = value[(next + 1)..];
            Ensure(value.Length + 1);
            var copied = PlainText.Copy(value, ref End);
            _length += copied;
            value = value[copied..];
            if (value.IsEmpty)
            {
                break;
            }
        }

        WriteByte((byte)'"');
    }

    /// <summary>Writes a JSON string from UTF-8 text.</summary>
    public void WriteString(ReadOnlySpan<byte> utf8)
    {
        WriteByte((byte)'"');
        foreach (var b in utf8)
        {
            if (b < 0x20 || b is (byte)'"' or (byte)'\\')
            {
                WriteEscaped((char)b);
            }
            else
            {
                WriteByte(b);
            }
        }

        WriteByte((byte)'"');
    }

    private void WriteEscaped(char value)
    {
        Ensure(6);
        _array[_length++] = (byte)'\\';
        var letter = value switch
        {
            '"' => '"',
            '\\' => '\\',
            '\b' => 'b',
            '\f' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ => 'u',
        };
        _array[_length++] = (byte)letter;
        if (letter == 'u')
        {
            _array[_length++] = (byte)'0';
            _array[_length++] = (byte)'0';
            _array[_length++] = (byte)('0' + (value >> 4));
            var low = value & 0xF;
            _array[_length++] = (byte)(low < 10 ? '0' + low : 'a' + low - 10);
        }
    }

    // Where the next byte goes; only behind Ensure.
    private ref byte End => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ensure(int count)
    {
        if (_array.Length - _length < count)
        {
            Grow(count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), _array.Length * 2));
        _array.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
