using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Strawberry.Primitives;

/// <summary>Copies text that stands in a JSON string as it is: ASCII but for quotes, backslashes and control characters.</summary>
internal static class PlainText
{
    /// <summary>
    /// Copies characters up to the first that must be escaped or is not ASCII, and gives their number. Behind them, up to the length of <paramref name="text"/>,
    /// anything may be written.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="to">Where a byte for each character has room.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Copy(ReadOnlySpan<char> text, ref byte to)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        return text.Length switch
        {
            >= 16 => CopyLong(ref from, text.Length, ref to),
            >= 8 => CopyHalves(ref from, text.Length, ref to),
            _ => CopyShort(ref from, text.Length, ref to),
        };
    }

    private static int CopyLong(ref ushort from, int length, ref byte to)
    {
        nuint i = 0;
        var last = (nuint)(length - 16);
        while (true)
        {
            var bytes = Narrow(Vector128.LoadUnsafe(ref from, i), Vector128.LoadUnsafe(ref from, i + 8));
            bytes.StoreUnsafe(ref to, i);
            var special = FindSpecial(bytes);
            if (special != 0)
            {
                return (int)i + BitOperations.TrailingZeroCount(special);
            }

            if (i == last)
            {
                return length;
            }

            // The last sixteen overlap those before.
            i = Math.Min(i + 16, last);
        }
    }

    // The first eight and the last eight, which overlap.
    private static int CopyHalves(ref ushort from, int length, ref byte to)
    {
        var last = length - 8;
        var bytes = Narrow(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)last));
        Unsafe.WriteUnaligned(ref to, bytes.AsUInt64().ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, last), bytes.AsUInt64().GetElement(1));
        var special = FindSpecial(bytes);
        if (special == 0)
        {
            return length;
        }

        var first = BitOperations.TrailingZeroCount(special);
        return first < 8 ? first : last + first - 8;
    }

    // Characters beyond a byte become 0xFF, which is special too.
    private static Vector128<byte> Narrow(Vector128<ushort> first, Vector128<ushort> second) =>
#if NET10_0_OR_GREATER
        Vector128.NarrowWithSaturation(first, second);
#else
        Vector128.Narrow(Vector128.Min(first, Vector128.Create((ushort)0xFF)), Vector128.Min(second, Vector128.Create((ushort)0xFF)));
#endif

    private static int CopyShort(ref ushort from, int length, ref byte to)
    {
        if (length >= 4)
        {
            var last = length - 4;
            var chars = Vector128.Create(ReadFour(ref from), ReadFour(ref Unsafe.Add(ref from, last))).AsUInt16();
            var bytes = Narrow(chars, chars);
            Unsafe.WriteUnaligned(ref to, bytes.AsUInt32().ToScalar());
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, last), bytes.AsUInt32().GetElement(1));
            var special = FindSpecial(bytes) & 0xFF;
            if (special == 0)
            {
                return length;
            }

            var first = BitOperations.TrailingZeroCount(special);
            return first < 4 ? first : last + first - 4;
        }

        for (var i = 0; i < length; i++)
        {
            var c = Unsafe.Add(ref from, i);
            if (c is < 0x20 or >= 0x80 or '"' or '\\')
            {
                return i;
            }

            Unsafe.Add(ref to, i) = (byte)c;
        }

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadFour(ref ushort from) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref from));

    // As signed bytes, those beyond ASCII are below the control characters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindSpecial(Vector128<byte> bytes) =>
        (Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
}
