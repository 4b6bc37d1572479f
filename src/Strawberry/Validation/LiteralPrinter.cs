using System.Text;
using Strawberry.Language;

namespace Strawberry.Validation;

/// <summary>
/// Prints a literal for an error message in the layout of graphql-js: on one line up to 80 characters, else an item a line. Text
/// beyond <see cref="MaxLength"/> is cut, so that many errors about one large literal stay small.
/// </summary>
internal sealed class LiteralPrinter
{
    /// <summary>The longest text of a literal in a message.</summary>
    public const int MaxLength = 1_000;

    private const int MaxLine = 80;

    private readonly StringBuilder _text = new();
    private int _indent;

    public static string Print(ValueNode node)
    {
        var printer = new LiteralPrinter();
        printer.Value(node);
        if (printer._text.Length > MaxLength)
        {
            printer._text.Length = MaxLength;
            printer._text.Append("...");
        }

        return printer._text.ToString();
    }

    private void Value(ValueNode node)
    {
        if (_text.Length > MaxLength)
        {
            return;
        }

        switch (node)
        {
            case ListValueNode list:
                List(list);
                break;
            case ObjectValueNode @object:
                Object(@object);
                break;
            case StringValueNode { Block: true } block:
                _text.Append(StringPrinter.Print(block).Replace("\n", "\n" + new string(' ', _indent), StringComparison.Ordinal));
                break;
            default:
                Leaf(_text, node);
                break;
        }
    }

    private void List(ListValueNode list)
    {
        var flat = FlatLength(list, MaxLine) <= MaxLine;
        _text.Append('[');
        _indent += flat ? 0 : 2;
        for (var i = 0; i < list.Values.Length && _text.Length <= MaxLength; i++)
        {
            Separate(flat, i);
            Value(list.Values[i]);
        }

        _indent -= flat ? 0 : 2;
        Close(flat, ']');
    }

    private void Object(ObjectValueNode node)
    {
        var flat = FlatLength(node, MaxLine) <= MaxLine && node.Fields.Length > 0;
        _text.Append('{');
        if (node.Fields.Length == 0)
        {
            _text.Append("  }");
            return;
        }

        _text.Append(flat ? " " : "");
        _indent += flat ? 0 : 2;
        for (var i = 0; i < node.Fields.Length && _text.Length <= MaxLength; i++)
        {
            Separate(flat, i);
            _text.Append(node.Fields[i].Name.Value).Append(": ");
            Value(node.Fields[i].Value);
        }

        _indent -= flat ? 0 : 2;
        _text.Append(flat ? " " : "");
        Close(flat, '}');
    }

    private void Separate(bool flat, int index)
    {
        if (!flat)
        {
            _text.Append('\n').Append(' ', _indent);
        }
        else if (index > 0)
        {
            _text.Append(", ");
        }
    }

    private void Close(bool flat, char bracket)
    {
        if (!flat)
        {
            _text.Append('\n').Append(' ', _indent);
        }

        _text.Append(bracket);
    }

    // The length the literal takes as laid out, given up as soon as it passes the limit.
    private static int FlatLength(ValueNode node, int limit)
    {
        switch (node)
        {
            case ListValueNode list:
                var length = 2;
                for (var i = 0; i < list.Values.Length && length <= limit; i++)
                {
                    length += (i > 0 ? 2 : 0) + FlatLength(list.Values[i], limit - length);
                }

                return length;
            case ObjectValueNode @object:
                var total = 4;
                for (var i = 0; i < @object.Fields.Length && total <= limit; i++)
                {
                    var field = @object.Fields[i];
                    total += (i > 0 ? 2 : 0) + field.Name.Value.Length + 2;
                    total += FlatLength(field.Value, limit - total);
                }

                return total;
            default:
                var leaf = new StringBuilder();
                Leaf(leaf, node);
                return leaf.Length;
        }
    }

    private static void Leaf(StringBuilder text, ValueNode node)
    {
        switch (node)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode @string:
                text.Append(StringPrinter.Print(@string));
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case EnumValueNode @enum:
                text.Append(@enum.Value);
                break;
            default:
                text.Append("null");
                break;
        }
    }
}
