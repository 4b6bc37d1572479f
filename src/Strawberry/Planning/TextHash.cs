using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Strawberry.Planning;

/// <summary>
/// Hashes of texts, sixteen bytes a multiplication (the folded 128-bit product of wyhash), in four chains that do not wait for each other. The keys are drawn anew
/// in each process: nobody can prepare texts that collide.
/// </summary>
internal static class TextHash
{
    private const int Block = 64;

    // The bits of a Guid, all but six, come from the operating system's generator; RandomNumberGenerator would load OpenSSL for the first request of a process.
    private static readonly ulong[] Keys = MakeKeys();

    public static ulong Of(ReadOnlySpan<byte> text)
    {
        var keys = Keys;
        var hash = keys[4] ^ (ulong)text.Length;
        if (text.Length >= Block)
        {
            ulong a = hash, b = hash, c = hash, d = hash;
            do
            {
                a = Mix(text, 0, keys[0], a);
                b = Mix(text, 16, keys[1], b);
                c = Mix(text, 32, keys[2], c);
                d = Mix(text, 48, keys[3], d);
                text = text[Block..];
            }
            while (text.Length >= Block);
            hash = Fold(a ^ b, c ^ d ^ keys[0]);
        }

        for (; text.Length >= 16; text = text[16..])
        {
            hash = Mix(text, 0, keys[1], hash);
        }

        Span<byte> rest = stackalloc byte[16];
        rest.Clear();
        text.CopyTo(rest);
        return Fold(Mix(rest, 0, keys[2], hash), keys[3]);
    }

    private static ulong[] MakeKeys()
    {
        var keys = new ulong[6];
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < keys.Length; i += 2)
        {
            Guid.NewGuid().TryWriteBytes(bytes);
            keys[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            keys[i + 1] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        }

        return keys;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ReadOnlySpan<byte> text, int at, ulong key, ulong hash) =>
        Fold(MemoryMarshal.Read<ulong>(text[at..]) ^ key, MemoryMarshal.Read<ulong>(text[(at + 8)..]) ^ hash);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong x, ulong y) => Math.BigMul(x, y, out var low) ^ low;
}
