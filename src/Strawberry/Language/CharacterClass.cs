using System.Runtime.Intrinsics;

namespace Strawberry.Language;

/// <summary>What a byte can begin. The two classes that continue a name come last, so one comparison finds them.</summary>
internal enum CharacterClass : byte
{
    Invalid,
    Ignored,
    LineFeed,
    Comment,
    Punctuator,
    Dot,
    Minus,
    Quote,

    /// <summary>The first byte of a byte order mark, and of other characters that no token may begin with.</summary>
    ByteOrderMark,
    NameStart,
    Digit,
}

/// <summary>Classifies bytes by table.</summary>
internal static class CharacterClasses
{
    private static ReadOnlySpan<byte> Table =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        1, 4, 7, 3, 4, 0, 4, 0, 4, 4, 0, 0, 1, 6, 5, 0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 4, 0, 0, 4, 0, 0,
        4, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 4, 0, 4, 0, 9,
        0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 4, 4, 4, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    public static CharacterClass Of(byte value) => (CharacterClass)Table[value];

    public static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    public static bool IsNameStart(byte value) => Of(value) == CharacterClass.NameStart;

    public static bool IsNameContinue(byte value) => Of(value) >= CharacterClass.NameStart;

    /// <summary>A bit for each of the first sixteen bytes, set where one continues a name.</summary>
    public static uint FindNameContinues(ReadOnlySpan<byte> text)
    {
        var bytes = Vector128.Create(text);
        var letters = Vector128.LessThanOrEqual((bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)25));
        var digits = Vector128.LessThanOrEqual(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)9));
        var underscores = Vector128.Equals(bytes, Vector128.Create((byte)'_'));
        return (letters | digits | underscores).ExtractMostSignificantBits();
    }
}
