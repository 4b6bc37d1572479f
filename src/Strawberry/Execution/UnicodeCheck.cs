using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Strawberry.Execution;

/// <summary>
/// Whether all names and strings of JSON can be read as text. The JSON reader takes invalid UTF-8 and escaped lone surrogates, and
/// throws only when such a string is asked for; one look at the raw text spares every later reader the case.
/// </summary>
internal static class UnicodeCheck
{
    private const int EscapeLength = 6;

    public static bool IsValid(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return true;
        }

        return IsValid(JsonMarshal.GetRawUtf8Value(value));
    }

    /// <summary>Whether a piece of JSON text can be read.</summary>
    public static bool IsValid(ReadOnlySpan<byte> raw) => Utf8.IsValid(raw) && EscapesPair(raw);

    private static bool EscapesPair(ReadOnlySpan<byte> raw)
    {
        for (var at = raw.IndexOf((byte)'\\'); at >= 0; at = raw.IndexOf((byte)'\\'))
        {
            raw = raw[at..];
            if (raw[1] != (byte)'u')
            {
                raw = raw[2..];
                continue;
            }

            var unit = Unit(raw);
            raw = raw[EscapeLength..];
            if (!char.IsSurrogate(unit))
            {
                continue;
            }

            if (!char.IsHighSurrogate(unit)
                || raw.Length < EscapeLength
                || raw[0] != (byte)'\\'
                || raw[1] != (byte)'u'
                || !char.IsLowSurrogate(Unit(raw)))
            {
                return false;
            }

            raw = raw[EscapeLength..];
        }

        return true;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
