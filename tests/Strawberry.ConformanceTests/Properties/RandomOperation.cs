using System.Text;

namespace Strawberry.ConformanceTests.Properties;

/// <summary>A random valid query over the torture schema. The same seed makes the same query.</summary>
internal sealed class RandomOperation
{
    private const int MaxDepth = 4;
    private const int MaxFields = 40;

    private readonly Random _random;
    private readonly List<(string Type, string Name, string Text)> _fragments = [];
    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private int _fields;
    private int _labels;
    private int _streams;
    private int _open;

    private RandomOperation(int seed) => _random = new Random(seed);

    public static string Make(int seed)
    {
        var operation = new RandomOperation(seed);
        var selection = operation.Selection("Query", 0);
        var text = new StringBuilder();
        if (operation._variables.Count > 0)
        {
            text.Append("query(").AppendJoin(", ", operation._variables).Append(") ");
        }

        text.Append(selection);
        foreach (var (type, name, body) in operation._fragments)
        {
            text.Append(" fragment ").Append(name).Append(" on ").Append(type).Append(' ').Append(body);
        }

        return text.ToString();
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Selection(string type, int depth)
    {
        var parts = new List<string>();
        var count = 1 + _random.Next(depth == 0 ? 5 : 4);
        for (var i = 0; i < count; i++)
        {
            parts.Add(Part(type, depth));
        }

        return "{ " + string.Join(' ', parts) + " }";
    }

    private string Part(string type, int depth)
    {
        if (depth < MaxDepth && _fields < MaxFields && Chance(35))
        {
            return Chance(50) ? InlineFragment(type, depth) : Spread(type, depth);
        }

        return type switch
        {
            "Any" => "__typename",
            "Node" => Field(FieldChoice.OfNode, "n", depth),
            "Leaf" => Field(FieldChoice.OfLeaf, "l", depth),
            "Other" => Field(FieldChoice.OfOther, "o", depth),
            _ => Field(FieldChoice.OfObj, "f", depth),
        };
    }

    private string Field(IReadOnlyList<FieldChoice> choices, string prefix, int depth)
    {
        _fields++;
        FieldChoice choice;
        int index;
        do
        {
            index = _random.Next(choices.Count);
            choice = choices[index];
        }
        while ((choice.Below != Below.Nothing && (depth >= MaxDepth || _fields > MaxFields)) || (choice.Fails && Chance(70)));

        // A streamed field has a key of its own: two nodes of one key must not both stream.
        var isStreamed = choice.IsList && Chance(45);
        var key = isStreamed ? $"s{_streams++}" : $"{prefix}{index}";
        var text = key + ": " + choice.Text + (isStreamed ? Stream() : "") + Condition();
        return choice.Below switch
        {
            Below.Obj => text + " " + Selection("Obj", depth + 1),
            Below.Any => text + " " + AbstractSelection("Any", depth + 1),
            Below.Node => text + " " + AbstractSelection("Node", depth + 1),
            _ => text,
        };
    }

    private string AbstractSelection(string type, int depth)
    {
        var parts = new List<string> { "__typename" };
        string[] members = type == "Any" ? ["Obj", "Leaf", "Other"] : ["Obj", "Leaf"];
        foreach (var member in members)
        {
            if (Chance(60))
            {
                parts.Add($"... on {member}{Defer()}{Condition()} {Selection(member, depth + 1)}");
            }
        }

        if (Chance(30))
        {
            parts.Add(InlineFragment(type, depth));
        }

        return "{ " + string.Join(' ', parts) + " }";
    }

    private string InlineFragment(string type, int depth)
    {
        var condition = Chance(50) ? " on " + type : "";
        return $"...{condition}{Defer()}{Condition()} {Selection(type, depth + 1)}";
    }

    private string Spread(string type, int depth)
    {
        // A fragment that is still being written is not spread in itself.
        var known = _fragments.Where(f => f.Type == type && f.Text.Length > 0).ToList();
        string name;
        if (known.Count > 0 && Chance(60))
        {
            name = known[_random.Next(known.Count)].Name;
        }
        else
        {
            name = $"F{_open++}";
            var body = Selection(type, depth + 1);
            _fragments.Add((type, name, body));
        }

        return $"...{name}{Defer()}{Condition()}";
    }

    private string Defer() => _random.Next(10) switch
    {
        < 4 => "",
        < 8 => $" @defer(label: \"D{_labels++}\")",
        8 => $" @defer(if: {Boolean(true)}, label: \"D{_labels++}\")",
        _ => $" @defer(if: {Boolean(false)})",
    };

    private string Stream() =>
        $" @stream(initialCount: {_random.Next(4)}"
        + (Chance(50) ? $", label: \"S{_labels++}\"" : "")
        + (Chance(10) ? $", if: {Boolean(Chance(50))}" : "")
        + ")";

    private string Condition() => _random.Next(24) switch
    {
        0 => $" @skip(if: {Boolean(true)})",
        1 => $" @skip(if: {Boolean(false)})",
        2 => $" @include(if: {Boolean(true)})",
        3 => $" @include(if: {Boolean(false)})",
        _ => "",
    };

    private string Boolean(bool value)
    {
        if (Chance(50))
        {
            return value ? "true" : "false";
        }

        _variables.Add(value ? "$t: Boolean! = true" : "$f: Boolean! = false");
        return value ? "$t" : "$f";
    }
}
