using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace Strawberry.Language;

/// <summary>Writes values, and what is made of them, as text that has no outer indentation yet.</summary>
internal static class ValuePrinter
{
    /// <summary>Lists that would make a line longer than this get a line for each item.</summary>
    public const int MaxLineLength = 80;

    public static string Print(ValueNode node) => node switch
    {
        VariableNode variable => "$" + variable.Name.Value,
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        StringValueNode text => StringPrinter.Print(text),
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode member => member.Value,
        ListValueNode list => PrintList(list),
        ObjectValueNode @object => PrintObject(@object),
        _ => throw new UnreachableException(),
    };

    public static string Print(ObjectFieldNode node) => $"{node.Name}: {Print(node.Value)}";

    public static string Print(ArgumentNode node) => $"{node.Name}: {Print(node.Value)}";

    public static string Print(DirectiveNode node)
    {
        var arguments = node.Arguments.IsEmpty ? "" : $"({string.Join(", ", PrintAll(node.Arguments))})";
        return $"@{node.Name}{arguments}";
    }

    /// <summary>The directives between blanks, one in front of the first; nothing for none.</summary>
    public static string Print(ImmutableArray<DirectiveNode> directives)
    {
        var text = "";
        foreach (var directive in directives)
        {
            text += " " + Print(directive);
        }

        return text;
    }

    public static string[] PrintAll(ImmutableArray<ArgumentNode> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Print(arguments[i]);
        }

        return texts;
    }

    /// <summary>The length of the texts with a comma and a blank between them.</summary>
    public static int JoinedLength(string[] texts)
    {
        var length = 2 * Math.Max(0, texts.Length - 1);
        foreach (var text in texts)
        {
            length += text.Length;
        }

        return length;
    }

    /// <summary>The texts on a line each, indented by one level, between two brackets.</summary>
    public static string Block(char open, string[] texts, char close)
    {
        var builder = new StringBuilder().Append(open);
        foreach (var text in texts)
        {
            builder.Append("\n  ").Append(text.Replace("\n", "\n  ", StringComparison.Ordinal));
        }

        return builder.Append('\n').Append(close).ToString();
    }

    private static string PrintList(ListValueNode list)
    {
        var items = new string[list.Values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Print(list.Values[i]);
        }

        return JoinedLength(items) + "[]".Length > MaxLineLength ? Block('[', items, ']') : $"[{string.Join(", ", items)}]";
    }

    private static string PrintObject(ObjectValueNode node)
    {
        var fields = new string[node.Fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = Print(node.Fields[i]);
        }

        return JoinedLength(fields) + "{  }".Length > MaxLineLength ? Block('{', fields, '}') : $"{{ {string.Join(", ", fields)} }}";
    }
}
