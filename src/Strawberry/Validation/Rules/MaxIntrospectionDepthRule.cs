using System.Collections.Immutable;
using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>
/// Introspection does not nest lists of types, fields and members more than twice: each level multiplies the answer by the size of
/// the schema. Not a rule of the specification but of its reference implementation; see
/// https://spec.graphql.org/draft/#sec-Introspection for the fields.
/// </summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterField | RuleHooks.LeaveField;

    private const int MaxLists = 3;

    private readonly Dictionary<string, int> _clean = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _exceeded = new(StringComparer.Ordinal);
    private SelectionDepth _depth;
    private FieldNode? _reported;

    public override void EnterField(FieldNode node)
    {
        if (_reported is null
            && node.Name.Value is "__schema" or "__type"
            && Exceeds(node, new Dictionary<string, int>(StringComparer.Ordinal), 0))
        {
            _reported = node;
            Context.Report("Maximum introspection depth exceeded", node);
        }
    }

    public override void LeaveField(FieldNode node)
    {
        if (ReferenceEquals(_reported, node))
        {
            _reported = null;
        }
    }

    private bool Exceeds(SelectionNode node, Dictionary<string, int> visited, int lists)
    {
        switch (node)
        {
            case FragmentSpreadNode spread:
                return FragmentExceeds(spread.Name.Value, visited, lists);
            case FieldNode field:
                if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" && ++lists >= MaxLists)
                {
                    return true;
                }

                return field.SelectionSet is { } nested && AnyExceeds(nested.Selections, visited, lists);
            default:
                return AnyExceeds(((InlineFragmentNode)node).SelectionSet.Selections, visited, lists);
        }
    }

    // A fragment is looked into again only when more lists lie above it than before.
    private bool FragmentExceeds(string name, Dictionary<string, int> visited, int lists)
    {
        if (_exceeded.TryGetValue(name, out var exceeded) && exceeded <= lists)
        {
            return true;
        }

        if ((visited.TryGetValue(name, out var seen) && seen >= lists)
            || (_clean.TryGetValue(name, out var clean) && clean >= lists)
            || Context.Fragments.Find(name) is not { } fragment)
        {
            return false;
        }

        visited[name] = lists;
        var exceeds = AnyExceeds(fragment.SelectionSet.Selections, visited, lists);
        (exceeds ? _exceeded : _clean)[name] = lists;
        return exceeds;
    }

    private bool AnyExceeds(ImmutableArray<SelectionNode> selections, Dictionary<string, int> visited, int lists)
    {
        _depth.Enter();
        var exceeds = false;
        foreach (var selection in selections)
        {
            if (Exceeds(selection, visited, lists))
            {
                exceeds = true;
                break;
            }
        }

        _depth.Leave();
        return exceeds;
    }
}
