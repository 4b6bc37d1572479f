using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Strawberry.Execution;

/// <summary>
/// Shows JSON in an error message as graphql-js does: two levels deep, ten items a list, numbers as JavaScript writes them. Cut
/// beyond <see cref="MaxLength"/>.
/// </summary>
internal sealed class JsonText
{
    /// <summary>The longest text of a value in a message.</summary>
    public const int MaxLength = 1_000;

    private const int MaxItems = 10;
    private const int MaxDepth = 2;

    private readonly StringBuilder _text = new();

    public static string Inspect(JsonElement value)
    {
        var writer = new JsonText();
        writer.Write(value, 0);
        if (writer._text.Length > MaxLength)
        {
            writer._text.Length = MaxLength;
            writer._text.Append("...");
        }

        return writer._text.ToString();
    }

    /// <summary>A number as JavaScript prints it: decimal from 1e-6 up to 1e21, else with an exponent.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return "0";
        }

        // The shortest digits that read back, taken apart and laid out anew.
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = shortest.IndexOf('E');
        var mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        var exponent = exponentAt < 0 ? 0 : int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var whole = mantissa.IndexOf('.') is var dot and >= 0 ? dot : mantissa.Length;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = whole + exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        var text = point switch
        {
            > 21 => Exponent(digits, point - 1),
            > 0 when digits.Length <= point => digits.PadRight(point, '0'),
            > 0 => $"{digits[..point]}.{digits[point..]}",
            > -6 => $"0.{new string('0', -point)}{digits}",
            _ => Exponent(digits, point - 1),
        };
        return value < 0 ? "-" + text : text;
    }

    private static string Exponent(string digits, int exponent) =>
        $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}";

    private void Write(JsonElement value, int depth)
    {
        if (_text.Length > MaxLength)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Quote(value.GetString()!);
                break;
            case JsonValueKind.Number:
                _text.Append(Number(value.GetDouble()));
                break;
            case JsonValueKind.True:
                _text.Append("true");
                break;
            case JsonValueKind.False:
                _text.Append("false");
                break;
            case JsonValueKind.Array:
                List(value, depth);
                break;
            case JsonValueKind.Object:
                Object(value, depth);
                break;
            default:
                _text.Append("null");
                break;
        }
    }

    private void List(JsonElement value, int depth)
    {
        var count = value.GetArrayLength();
        if (count > 0 && depth >= MaxDepth)
        {
            _text.Append("[Array]");
            return;
        }

        _text.Append('[');
        for (var i = 0; i < Math.Min(count, MaxItems); i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(value[i], depth + 1);
        }

        if (count > MaxItems)
        {
            _text.Append(CultureInfo.InvariantCulture, $", ... {count - MaxItems} more item{(count == MaxItems + 1 ? "" : "s")}");
        }

        _text.Append(']');
    }

    private void Object(JsonElement value, int depth)
    {
        // A repeated key shows once, at its first place with its last value. Of an object that is too large to be shown, the first keys are looked at alone.
        var values = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            values[property.Name] = property.Value;
            if (values.Count > MaxLength)
            {
                break;
            }
        }

        if (values.Count == 0)
        {
            _text.Append("{}");
            return;
        }

        if (depth >= MaxDepth)
        {
            _text.Append("[Object]");
            return;
        }

        var separator = "{ ";
        foreach (var (name, item) in values)
        {
            if (_text.Length > MaxLength)
            {
                break;
            }

            _text.Append(separator).Append(name).Append(": ");
            Write(item, depth + 1);
            separator = ", ";
        }

        _text.Append(" }");
    }

    private void Quote(string value)
    {
        _text.Append('"');
        for (var i = 0; i < value.Length && _text.Length <= MaxLength; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append(@"\\"),
                '\b' => _text.Append(@"\b"),
                '\f' => _text.Append(@"\f"),
                '\n' => _text.Append(@"\n"),
                '\r' => _text.Append(@"\r"),
                '\t' => _text.Append(@"\t"),
                < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }
}
