using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Strawberry.Primitives;

namespace Strawberry.Serialization;

/// <summary>Writes the values that extensions may hold: null, strings, booleans, numbers, JSON, lists and dictionaries. No reflection.</summary>
internal static class JsonValues
{
    private const int MaxDepth = 64;

    public static void Write(object? value, Utf8Buffer output) => Write(value, output, 0);

    private static void Write(object? value, Utf8Buffer output, int depth)
    {
        if (depth > MaxDepth)
        {
            output.WriteNull();
            return;
        }

        switch (value)
        {
            case null:
                output.WriteNull();
                break;
            case string text:
                output.WriteString(text);
                break;
            case bool boolean:
                output.WriteBoolean(boolean);
                break;
            case int number:
                output.WriteNumber(number);
                break;
            case long number:
                output.WriteNumber(number);
                break;
            case double number when double.IsFinite(number):
                output.WriteNumber(number);
                break;
            case float number when float.IsFinite(number):
                output.WriteNumber(number);
                break;
            case byte or sbyte or short or ushort or uint or ulong or decimal:
                output.WriteRaw(System.Text.Encoding.UTF8.GetBytes(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)));
                break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } json:
                output.WriteRaw(JsonMarshal.GetRawUtf8Value(json));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteMap(map, output, depth);
                break;
            case IEnumerable list:
                WriteList(list, output, depth);
                break;
            case IFormattable formattable:
                output.WriteString(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                output.WriteString(value.ToString() ?? "");
                break;
        }
    }

    private static void WriteMap(IEnumerable<KeyValuePair<string, object?>> map, Utf8Buffer output, int depth)
    {
        output.WriteByte((byte)'{');
        var first = true;
        foreach (var (key, value) in map)
        {
            if (!first)
            {
                output.WriteByte((byte)',');
            }

            first = false;
            output.WriteString(key);
            output.WriteByte((byte)':');
            Write(value, output, depth + 1);
        }

        output.WriteByte((byte)'}');
    }

    private static void WriteList(IEnumerable list, Utf8Buffer output, int depth)
    {
        output.WriteByte((byte)'[');
        var first = true;
        foreach (var item in list)
        {
            if (!first)
            {
                output.WriteByte((byte)',');
            }

            first = false;
            Write(item, output, depth + 1);
        }

        output.WriteByte((byte)']');
    }
}
