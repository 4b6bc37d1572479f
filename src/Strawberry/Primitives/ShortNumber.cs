using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Strawberry.Primitives;

/// <summary>Writes numbers as most responses have them: integers, and fractions of few decimal digits.</summary>
internal static class ShortNumber
{
    /// <summary>The most bytes that are written.</summary>
    public const int MaxLength = 24;

    // A decimal number of up to fifteen digits is the only one of that length that its double stands for.
    private const double MaxExact = 999_999_999_999_999;

    // Arrays: a span over constants that are not bytes costs memory wherever code is not optimized.
    private static readonly double[] Powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

    private static readonly ulong[] Limits =
    [
        0, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000,
        100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes an integer and gives its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(long value, ref byte to)
    {
        if (value >= 0)
        {
            return Write((ulong)value, ref to);
        }

        to = (byte)'-';
        return Write(unchecked((ulong)-value), ref Unsafe.Add(ref to, 1)) + 1;
    }

    /// <summary>
    /// Writes a number in its shortest form that reads back as the same, and gives its length; 0 when it has more than a few digits behind the point, or is large, tiny
    /// or not finite.
    /// </summary>
    public static int TryWrite(double value, ref byte to)
    {
        var size = Math.Abs(value);

        // Zero is left out because of its sign.
        if (!(size is >= 0.001 and <= MaxExact))
        {
            return 0;
        }

        for (var digits = 0; digits < Powers.Length; digits += 2)
        {
            var shifted = size * Powers[digits];
            var whole = Math.Round(shifted);
            if (whole > MaxExact)
            {
                return 0;
            }

            // Both are exact, so the quotient is what the decimal number reads as.
            if (whole / Powers[digits] == size)
            {
                return WriteDecimal(value < 0, (ulong)whole, digits, ref to);
            }
        }

        return 0;
    }

    private static int WriteDecimal(bool isNegative, ulong number, int digits, ref byte to)
    {
        var length = 0;
        if (isNegative)
        {
            to = (byte)'-';
            length = 1;
        }

        if (digits == 0)
        {
            return length + Write(number, ref Unsafe.Add(ref to, length));
        }

        var power = (ulong)Powers[digits];
        var (whole, fraction) = Math.DivRem(number, power);
        length += Write(whole, ref Unsafe.Add(ref to, length));
        Unsafe.Add(ref to, length++) = (byte)'.';
        for (var i = digits - 2; i >= 0; i -= 2)
        {
            (fraction, var pair) = Math.DivRem(fraction, 100);
            WritePair((uint)pair, ref Unsafe.Add(ref to, length + i));
        }

        length += digits;
        return Unsafe.Add(ref to, length - 1) == '0' ? length - 1 : length;
    }

    private static int Write(ulong value, ref byte to)
    {
        if (value < 10)
        {
            to = (byte)('0' + value);
            return 1;
        }

        var length = CountDigits(value);
        var at = length;
        while (value >= 100)
        {
            (value, var pair) = Math.DivRem(value, 100);
            at -= 2;
            WritePair((uint)pair, ref Unsafe.Add(ref to, at));
        }

        if (value >= 10)
        {
            WritePair((uint)value, ref to);
        }
        else
        {
            to = (byte)('0' + value);
        }

        return length;
    }

    private static int CountDigits(ulong value)
    {
        // Binary digits times log10(2), one too many at the most.
        var digits = ((BitOperations.Log2(value) + 1) * 1233) >> 12;
        return value < Limits[digits] ? digits : digits + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WritePair(uint pair, ref byte to) =>
        Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), (nint)(pair * 2))));
}
