using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Subscriptions neither defer nor stream, unless <c>if</c> can turn it off. https://spec.graphql.org/draft/#sec-Defer-And-Stream-Directives-Are-Used-On-Valid-Operations</summary>
internal sealed class DeferStreamDirectiveOnValidOperationsRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation;

    private readonly HashSet<string> _valid = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _spreads = [];
    private SelectionDepth _depth;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription || !DeferStream.In(Context.Schema))
        {
            return;
        }

        var visited = new HashSet<string>(StringComparer.Ordinal);
        if (Check(node.SelectionSet, visited))
        {
            _valid.UnionWith(visited);
        }
    }

    private bool Check(SelectionSetNode set, HashSet<string> visited)
    {
        _depth.Enter();
        var valid = true;
        foreach (var selection in set.Selections)
        {
            if (MayBeSkipped(selection))
            {
                continue;
            }

            foreach (var directive in selection.Directives)
            {
                valid &= Check(directive);
            }

            if (selection is FragmentSpreadNode spread)
            {
                var name = spread.Name.Value;
                if (!_valid.Contains(name) && visited.Add(name) && Context.Fragments.Find(name) is { } fragment)
                {
                    _spreads.Add(spread);
                    valid &= Check(fragment.SelectionSet, visited);
                    _spreads.RemoveAt(_spreads.Count - 1);
                }
            }
            else if ((selection as FieldNode)?.SelectionSet is { } nested)
            {
                valid &= Check(nested, visited);
            }
            else if (selection is InlineFragmentNode inline)
            {
                valid &= Check(inline.SelectionSet, visited);
            }
        }

        _depth.Leave();
        return valid;
    }

    private bool Check(DirectiveNode directive)
    {
        var (word, name) = directive.Name.Value switch
        {
            DeferStream.Defer => ("Defer", "defer"),
            DeferStream.Stream => ("Stream", "stream"),
            _ => (null, null),
        };
        if (word is null || If(directive) is VariableNode or BooleanValueNode { Value: false })
        {
            return true;
        }

        var offsets = new int[_spreads.Count + 1];
        offsets[0] = directive.Start;
        for (var i = 0; i < _spreads.Count; i++)
        {
            offsets[^(i + 1)] = _spreads[i].Start;
        }

        Context.Report(
            $"{word} directive not supported on subscription operations. Disable `@{name}` by setting the `if` argument to `false`.",
            offsets);
        return false;
    }

    private static bool MayBeSkipped(SelectionNode selection) =>
        (DeferStream.Find(selection, "skip") is { } skip && If(skip) is not BooleanValueNode { Value: false })
        || (DeferStream.Find(selection, "include") is { } include && If(include) is not (null or BooleanValueNode { Value: true }));

    private static ValueNode? If(DirectiveNode directive) => DeferStream.Argument(directive, "if");
}
