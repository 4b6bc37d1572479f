using System.Globalization;
using System.Text;

namespace Strawberry.Language;

/// <summary>Writes string values as GraphQL literals.</summary>
internal static class StringPrinter
{
    private const int LongestBlockLine = 70;

    public static string Print(StringValueNode node) => node.Block ? PrintBlock(node.Value) : Print(node.Value);

    /// <summary>A string between quotes, with quotes, backslashes and control characters escaped.</summary>
    public static string Print(string value)
    {
        var builder = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"':
                    builder.Append("\\\"");
                    break;
                case '\\':
                    builder.Append(@"\\");
                    break;
                case '\b':
                    builder.Append("\\b");
                    break;
                case '\f':
                    builder.Append("\\f");
                    break;
                case '\n':
                    builder.Append("\\n");
                    break;
                case '\r':
                    builder.Append("\\r");
                    break;
                case '\t':
                    builder.Append("\\t");
                    break;
                case < ' ' or (>= '\u007F' and <= '\u009F'):
                    builder.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default:
                    builder.Append(character);
                    break;
            }
        }

        return builder.Append('"').ToString();
    }

    /// <summary>A block string, its quotes on lines of their own where the value is long or would not be read back otherwise.</summary>
    public static string PrintBlock(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
        var isSingleLine = lines.Length == 1;
        var laterLinesAreIndented = !isSingleLine && Array.TrueForAll(lines[1..], static line => line.Length == 0 || line[0] is ' ' or '\t');
        var endsWithTripleQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var endMerges = (value.EndsWith('"') && !endsWithTripleQuotes) || value.EndsWith('\\');
        var onOwnLines = !isSingleLine || value.Length > LongestBlockLine || endMerges || endsWithTripleQuotes;

        // A line break before a single line would make its leading blanks indentation.
        var keepsFirstLine = isSingleLine && value.Length > 0 && value[0] is ' ' or '\t';
        var opening = (onOwnLines && !keepsFirstLine) || laterLinesAreIndented ? "\n" : "";
        var closing = onOwnLines ? "\n" : "";
        return $"\"\"\"{opening}{escaped}{closing}\"\"\"";
    }
}
