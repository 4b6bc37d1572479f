using System.Text;
using Strawberry.Language;

namespace Strawberry.TypeSystem;

/// <summary>Prints constant values and block strings as SDL and error messages show them.</summary>
internal static class LiteralText
{
    // A list or object that would be longer stands one item a line.
    private const int MaxLineLength = 80;

    public static string Print(ValueNode value) => value switch
    {
        VariableNode v => $"${v.Name.Value}",
        IntValueNode v => v.Value,
        FloatValueNode v => v.Value,
        StringValueNode { Block: true } v => BlockString(v.Value),
        StringValueNode v => QuotedString(v.Value),
        BooleanValueNode v => v.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode v => v.Value,
        ListValueNode v => Bracketed("[", "]", [.. v.Values.Select(Print)], ""),
        ObjectValueNode v => Bracketed("{", "}", [.. v.Fields.Select(f => $"{f.Name.Value}: {Print(f.Value)}")], " "),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string QuotedString(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' or (>= '\u007f' and <= '\u009f') => text.Append($"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    public static string BlockString(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var isSingleLine = lines.Length == 1;
        var startsIndented = !isSingleLine && lines.Skip(1).All(l => l.Length == 0 || l[0] is ' ' or '\t');
        var endsInTripleQuote = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var needsLastNewLine = (value.EndsWith('"') && !endsInTripleQuote) || value.EndsWith('\\');
        var isSpread = !isSingleLine || value.Length > 70 || needsLastNewLine || endsInTripleQuote;
        var keepsFirstLine = isSingleLine && value.Length > 0 && value[0] is ' ' or '\t';
        var first = (isSpread && !keepsFirstLine) || startsIndented ? "\n" : "";
        var last = isSpread ? "\n" : "";
        return $"\"\"\"{first}{escaped}{last}\"\"\"";
    }

    /// <summary>Whether a block string would read back as the same text.</summary>
    public static bool FitsBlockString(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        var isEmptyLine = true;
        var hasIndent = false;
        var hasCommonIndent = true;
        var seenLine = false;
        foreach (var c in value)
        {
            switch (c)
            {
                case '\n':
                    if (isEmptyLine && !seenLine)
                    {
                        return false;
                    }

                    seenLine = true;
                    isEmptyLine = true;
                    hasIndent = false;
                    break;
                case '\t' or ' ':
                    hasIndent |= isEmptyLine;
                    break;
                case < '\u0010':
                    return false;
                default:
                    hasCommonIndent &= hasIndent;
                    isEmptyLine = false;
                    break;
            }
        }

        return !isEmptyLine && !(hasCommonIndent && seenLine);
    }

    private static string Bracketed(string open, string close, string[] items, string padding)
    {
        if (items.Length == 0)
        {
            // An empty object prints with its inner spaces, as graphql-js prints it.
            return open + padding + padding + close;
        }

        var line = string.Join(", ", items);
        return line.Length + (2 * (1 + padding.Length)) <= MaxLineLength
            ? open + padding + line + padding + close
            : $"{open}\n  {string.Join('\n', items).Replace("\n", "\n  ", StringComparison.Ordinal)}\n{close}";
    }
}
