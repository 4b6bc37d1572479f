using System.Globalization;
using System.Text.Json;
using Strawberry.Language;
using Strawberry.Primitives;

namespace Strawberry.Resolvers.Leaves;

internal readonly struct StringFormat : ILeafFormat<string>
{
    public static string Name => "String";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out string value)
    {
        value = (literal as StringValueNode)?.Value!;
        return value is not null;
    }

    public static bool TryRead(JsonElement json, out string value)
    {
        value = json.ValueKind == JsonValueKind.String ? json.GetString()! : null!;
        return value is not null;
    }

    public static bool IsDirect => true;

    public static bool TryRead(ref InputJson json, out string value)
    {
        value = json.Reader.TokenType == JsonTokenType.String ? json.Reader.GetString()! : null!;
        return value is not null;
    }

    public static string? Write(string value, Utf8Buffer buffer)
    {
        buffer.WriteString(value);
        return null;
    }
}

internal readonly struct BooleanFormat : ILeafFormat<bool>
{
    public static string Name => "Boolean";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out bool value)
    {
        value = literal is BooleanValueNode { Value: true };
        return literal is BooleanValueNode;
    }

    public static bool TryRead(JsonElement json, out bool value)
    {
        value = json.ValueKind == JsonValueKind.True;
        return json.ValueKind is JsonValueKind.True or JsonValueKind.False;
    }

    public static bool IsDirect => true;

    public static bool TryRead(ref InputJson json, out bool value)
    {
        value = json.Reader.TokenType == JsonTokenType.True;
        return json.Reader.TokenType is JsonTokenType.True or JsonTokenType.False;
    }

    public static string? Write(bool value, Utf8Buffer buffer)
    {
        buffer.WriteBoolean(value);
        return null;
    }
}

/// <summary>Integers of 32 bits. Not one of <see cref="IntFormat{T}"/>, so that its code can be compiled ahead of time.</summary>
internal readonly struct Int32Format : ILeafFormat<int>
{
    public static string Name => "Int";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out int value)
    {
        value = 0;
        return literal is IntValueNode number && int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryRead(JsonElement json, out int value)
    {
        value = 0;
        if (json.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        if (json.TryGetInt32(out value))
        {
            return true;
        }

        // 1.0 and 1e3 are integers, too.
        if (json.TryGetDouble(out var number) && Math.Floor(number) == number && number is >= int.MinValue and <= int.MaxValue)
        {
            value = (int)number;
            return true;
        }

        return false;
    }

    public static bool IsDirect => true;

    public static bool TryRead(ref InputJson json, out int value)
    {
        value = 0;
        return json.Reader.TokenType == JsonTokenType.Number && json.Reader.TryGetInt32(out value);
    }

    public static string? Write(int value, Utf8Buffer buffer)
    {
        buffer.WriteNumber(value);
        return null;
    }
}

/// <summary>Integers of other widths that the <c>Int</c> scalar carries.</summary>
internal readonly struct IntFormat<T> : ILeafFormat<T>
    where T : struct, System.Numerics.IBinaryInteger<T>
{
    public static string Name => "Int";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out T value)
    {
        value = default;
        return Int32Format.TryRead(literal, out var int32) && TryNarrow(int32, out value);
    }

    public static bool TryRead(JsonElement json, out T value)
    {
        value = default;
        return Int32Format.TryRead(json, out var int32) && TryNarrow(int32, out value);
    }

    public static bool IsDirect => true;

    public static bool TryRead(ref InputJson json, out T value)
    {
        value = default;
        return Int32Format.TryRead(ref json, out var int32) && TryNarrow(int32, out value);
    }

    public static string? Write(T value, Utf8Buffer buffer)
    {
        buffer.WriteNumber(int.CreateTruncating(value));
        return null;
    }

    private static bool TryNarrow(int int32, out T value)
    {
        value = T.CreateTruncating(int32);
        return int.CreateTruncating(value) == int32;
    }
}

/// <summary>Integers that exceed the <c>Int</c> scalar.</summary>
internal readonly struct LongFormat<T> : ILeafFormat<T>
    where T : struct, System.Numerics.IBinaryInteger<T>
{
    private const double MaxCertain = 9007199254740991;

    public static string Name => "Long";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out T value)
    {
        value = default;
        return literal is IntValueNode number
            && long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var int64)
            && TryNarrow(int64, out value);
    }

    public static bool TryRead(JsonElement json, out T value)
    {
        value = default;
        if (json.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        if (json.TryGetInt64(out var int64))
        {
            return TryNarrow(int64, out value);
        }

        // As with Int, 1.0 and 1e3 are integers, as far as their digits are certain.
        return json.TryGetDouble(out var number)
            && Math.Floor(number) == number
            && number is >= -MaxCertain and <= MaxCertain
            && TryNarrow((long)number, out value);
    }

    public static bool IsDirect => true;

    public static bool TryRead(ref InputJson json, out T value)
    {
        value = default;
        return json.Reader.TokenType == JsonTokenType.Number && json.Reader.TryGetInt64(out var int64) && TryNarrow(int64, out value);
    }

    public static string? Write(T value, Utf8Buffer buffer)
    {
        buffer.WriteNumber(long.CreateTruncating(value));
        return null;
    }

    private static bool TryNarrow(long int64, out T value)
    {
        value = T.CreateTruncating(int64);
        return long.CreateTruncating(value) == int64;
    }
}

internal readonly struct DoubleFormat : ILeafFormat<double>
{
    public static string Name => "Float";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out double value)
    {
        var text = literal switch { IntValueNode i => i.Value, FloatValueNode f => f.Value, _ => null };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    public static bool TryRead(JsonElement json, out double value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out value) && double.IsFinite(value);
    }

    public static bool IsDirect => true;

    public static bool TryRead(ref InputJson json, out double value)
    {
        value = 0;
        return json.Reader.TokenType == JsonTokenType.Number && json.Reader.TryGetDouble(out value) && double.IsFinite(value);
    }

    public static string? Write(double value, Utf8Buffer buffer)
    {
        if (!double.IsFinite(value))
        {
            return $"Float cannot represent non numeric value: {NonFinite.ToText(value)}";
        }

        buffer.WriteNumber(value);
        return null;
    }
}

internal readonly struct SingleFormat : ILeafFormat<float>
{
    public static string Name => "Float";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out float value)
    {
        var done = DoubleFormat.TryRead(literal, out var number);
        value = (float)number;
        return done;
    }

    public static bool TryRead(JsonElement json, out float value)
    {
        var done = DoubleFormat.TryRead(json, out var number);
        value = (float)number;
        return done;
    }

    public static bool IsDirect => true;

    public static bool TryRead(ref InputJson json, out float value)
    {
        var done = DoubleFormat.TryRead(ref json, out var number);
        value = (float)number;
        return done;
    }

    public static string? Write(float value, Utf8Buffer buffer)
    {
        if (!float.IsFinite(value))
        {
            return $"Float cannot represent non numeric value: {NonFinite.ToText(value)}";
        }

        buffer.WriteNumber(value);
        return null;
    }
}

internal static class NonFinite
{
    public static string ToText(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}

internal readonly struct IdFormat : ILeafFormat<ID>
{
    public static string Name => "ID";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out ID value)
    {
        var text = literal switch { StringValueNode s => s.Value, IntValueNode i => i.Value, _ => null };
        value = new ID(text!);
        return text is not null;
    }

    public static bool TryRead(JsonElement json, out ID value)
    {
        var text = json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number when json.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonValueKind.Number when json.TryGetDouble(out var number) && Math.Floor(number) == number => json.GetRawText(),
            _ => null,
        };
        value = new ID(text!);
        return text is not null;
    }

    public static bool IsDirect => true;

    public static bool TryRead(ref InputJson json, out ID value)
    {
        var isText = json.Reader.TokenType == JsonTokenType.String;
        value = isText ? new ID(json.Reader.GetString()!) : default;
        return isText;
    }

    public static string? Write(ID value, Utf8Buffer buffer)
    {
        buffer.WriteString(value.Value);
        return null;
    }
}

/// <summary>An <c>ID</c> that keeps a CLR type that formats and parses itself.</summary>
internal readonly struct IdOfFormat<T> : ILeafFormat<T>
    where T : struct, IUtf8SpanFormattable, IParsable<T>
{
    public static string Name => "ID";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out T value)
    {
        value = default;
        return IdFormat.TryRead(literal, out var id) && T.TryParse(id.Value, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryRead(JsonElement json, out T value)
    {
        value = default;
        return IdFormat.TryRead(json, out var id) && T.TryParse(id.Value, CultureInfo.InvariantCulture, out value);
    }

    public static string? Write(T value, Utf8Buffer buffer)
    {
        buffer.WriteFormatted(value);
        return null;
    }
}

/// <summary>An <c>ID</c> that stays a string.</summary>
internal readonly struct IdOfStringFormat : ILeafFormat<string>
{
    public static string Name => "ID";

    public static bool IsSafe => true;

    public static bool TryRead(ValueNode literal, out string value)
    {
        var done = IdFormat.TryRead(literal, out var id);
        value = id.Value;
        return done;
    }

    public static bool TryRead(JsonElement json, out string value)
    {
        var done = IdFormat.TryRead(json, out var id);
        value = id.Value;
        return done;
    }

    public static string? Write(string value, Utf8Buffer buffer)
    {
        buffer.WriteString(value);
        return null;
    }
}
