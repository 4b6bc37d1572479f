using System.Globalization;
using System.Text.Json;
using Strawberry.Language;
using Strawberry.Primitives;

namespace Strawberry.Resolvers.Leaves;

/// <summary>Takes the text of a string literal or a JSON string.</summary>
internal static class LeafText
{
    public static string? Of(ValueNode literal) => (literal as StringValueNode)?.Value;

    public static string? Of(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;
}

internal readonly struct GuidFormat : ILeafFormat<Guid>
{
    public static string Name => "UUID";

    public static bool TryRead(ValueNode literal, out Guid value) => Guid.TryParse(LeafText.Of(literal), out value);

    public static bool TryRead(JsonElement json, out Guid value) => Guid.TryParse(LeafText.Of(json), out value);

    public static string? Write(Guid value, Utf8Buffer buffer)
    {
        buffer.WriteFormatted(value);
        return null;
    }
}

internal readonly struct DateTimeOffsetFormat : ILeafFormat<DateTimeOffset>
{
    public static string Name => "DateTime";

    public static bool TryRead(ValueNode literal, out DateTimeOffset value) => TryParse(LeafText.Of(literal), out value);

    public static bool TryRead(JsonElement json, out DateTimeOffset value) => TryParse(LeafText.Of(json), out value);

    public static string? Write(DateTimeOffset value, Utf8Buffer buffer)
    {
        buffer.WriteFormatted(value, value.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz");
        return null;
    }

    /// <summary>RFC 3339; a time without an offset is UTC.</summary>
    private static bool TryParse(string? text, out DateTimeOffset value)
    {
        value = default;
        return text is { Length: >= 10 } && char.IsAsciiDigit(text[0]) && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }
}

internal readonly struct DateTimeFormat : ILeafFormat<DateTime>
{
    public static string Name => "DateTime";

    public static bool TryRead(ValueNode literal, out DateTime value)
    {
        var done = DateTimeOffsetFormat.TryRead(literal, out var moment);
        value = moment.UtcDateTime;
        return done;
    }

    public static bool TryRead(JsonElement json, out DateTime value)
    {
        var done = DateTimeOffsetFormat.TryRead(json, out var moment);
        value = moment.UtcDateTime;
        return done;
    }

    /// <summary>A time of no kind is taken for UTC.</summary>
    public static string? Write(DateTime value, Utf8Buffer buffer)
    {
        buffer.WriteFormatted(value, value.Kind == DateTimeKind.Local ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'");
        return null;
    }
}

internal readonly struct DateOnlyFormat : ILeafFormat<DateOnly>
{
    public static string Name => "Date";

    public static bool TryRead(ValueNode literal, out DateOnly value) => TryParse(LeafText.Of(literal), out value);

    public static bool TryRead(JsonElement json, out DateOnly value) => TryParse(LeafText.Of(json), out value);

    public static string? Write(DateOnly value, Utf8Buffer buffer)
    {
        buffer.WriteFormatted(value, "yyyy-MM-dd");
        return null;
    }

    private static bool TryParse(string? text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}

internal readonly struct TimeOnlyFormat : ILeafFormat<TimeOnly>
{
    private static readonly string[] Formats = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    public static string Name => "Time";

    public static bool TryRead(ValueNode literal, out TimeOnly value) => TryParse(LeafText.Of(literal), out value);

    public static bool TryRead(JsonElement json, out TimeOnly value) => TryParse(LeafText.Of(json), out value);

    public static string? Write(TimeOnly value, Utf8Buffer buffer)
    {
        buffer.WriteFormatted(value, "HH:mm:ss.FFFFFFF");
        return null;
    }

    private static bool TryParse(string? text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}

internal readonly struct DecimalFormat : ILeafFormat<decimal>
{
    public static string Name => "Decimal";

    public static bool TryRead(ValueNode literal, out decimal value)
    {
        var text = literal switch { StringValueNode s => s.Value, IntValueNode i => i.Value, FloatValueNode f => f.Value, _ => null };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryRead(JsonElement json, out decimal value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number
            ? json.TryGetDecimal(out value)
            : decimal.TryParse(LeafText.Of(json), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    public static string? Write(decimal value, Utf8Buffer buffer)
    {
        buffer.WriteFormatted(value);
        return null;
    }
}

internal readonly struct Base64Format : ILeafFormat<byte[]>
{
    public static string Name => "Base64";

    public static bool TryRead(ValueNode literal, out byte[] value) => TryParse(LeafText.Of(literal), out value);

    public static bool TryRead(JsonElement json, out byte[] value) => TryParse(LeafText.Of(json), out value);

    public static string? Write(byte[] value, Utf8Buffer buffer)
    {
        buffer.WriteBase64String(value);
        return null;
    }

    private static bool TryParse(string? text, out byte[] value)
    {
        value = [];
        if (text is null)
        {
            return false;
        }

        var bytes = new byte[((text.Length + 3) / 4) * 3];
        if (!Convert.TryFromBase64String(text, bytes, out var written))
        {
            return false;
        }

        value = bytes[..written];
        return true;
    }
}

internal readonly struct DurationFormat : ILeafFormat<TimeSpan>
{
    public static string Name => "Duration";

    public static bool TryRead(ValueNode literal, out TimeSpan value) => IsoDuration.TryParse(LeafText.Of(literal), out value);

    public static bool TryRead(JsonElement json, out TimeSpan value) => IsoDuration.TryParse(LeafText.Of(json), out value);

    public static string? Write(TimeSpan value, Utf8Buffer buffer)
    {
        buffer.WriteString(IsoDuration.Format(value));
        return null;
    }
}
