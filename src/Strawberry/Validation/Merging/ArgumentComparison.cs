using System.Collections.Immutable;
using System.Text;
using Strawberry.Language;

namespace Strawberry.Validation.Merging;

/// <summary>Tells whether two fields or directives are given the same arguments, in any order. Texts of values are kept.</summary>
internal sealed class ArgumentComparison
{
    private readonly Dictionary<ValueNode, string> _keys = [];

    /// <summary>Whether each argument of the one has an equal value in the other. Of repeated names, the last counts.</summary>
    public bool Same(ImmutableArray<ArgumentNode> a, ImmutableArray<ArgumentNode> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        foreach (var argument in a)
        {
            ValueNode? other = null;
            foreach (var candidate in b)
            {
                other = candidate.Name.Value == argument.Name.Value ? candidate.Value : other;
            }

            if (other is null || Key(argument.Value) != Key(other))
            {
                return false;
            }
        }

        return true;
    }

    private string Key(ValueNode node)
    {
        if (!_keys.TryGetValue(node, out var key))
        {
            var text = new StringBuilder();
            Write(text, node);
            key = text.ToString();
            _keys.Add(node, key);
        }

        return key;
    }

    // Texts carry their length, so that no text looks like the end of a value.
    private static void Write(StringBuilder text, ValueNode node)
    {
        switch (node)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append('i').Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append('f').Append(number.Value);
                break;
            case StringValueNode @string:
                text.Append(@string.Block ? 'b' : 's').Append(@string.Value.Length).Append(':').Append(@string.Value);
                break;
            case BooleanValueNode boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case EnumValueNode @enum:
                text.Append('e').Append(@enum.Value);
                break;
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Values)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case ObjectValueNode @object:
                text.Append('{');
                foreach (var field in @object.Fields.Sort(static (x, y) => string.CompareOrdinal(x.Name.Value, y.Name.Value)))
                {
                    text.Append(field.Name.Value).Append(':');
                    Write(text, field.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            default:
                text.Append('n');
                break;
        }
    }
}
