using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>Root fields of mutations and subscriptions are neither deferred nor streamed. https://spec.graphql.org/draft/#sec-Defer-And-Stream-Directives-Are-Used-On-Valid-Root-Field</summary>
internal sealed class DeferStreamDirectiveOnRootFieldRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation;

    // Fragments already found clean for an operation before.
    private readonly HashSet<string> _valid = new(StringComparer.Ordinal);
    private SelectionDepth _depth;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation == OperationType.Query
            || !DeferStream.In(Context.Schema)
            || Context.Schema.GetRootType(node.Operation) is not { } root)
        {
            return;
        }

        var place = $"root {(node.Operation == OperationType.Mutation ? "mutation" : "subscription")} type \"{root}\"";
        var visited = new HashSet<string>(StringComparer.Ordinal);
        if (Check(node.SelectionSet, place, visited))
        {
            _valid.UnionWith(visited);
        }
    }

    private bool Check(SelectionSetNode set, string place, HashSet<string> visited)
    {
        _depth.Enter();
        var valid = true;
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode when DeferStream.Find(selection, DeferStream.Stream) is { } stream:
                    valid = false;
                    Context.Report($"Stream directive cannot be used on {place}.", stream);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    if (Context.Fragments.Find(spread.Name.Value) is { } fragment)
                    {
                        valid &= CheckDefer(spread, place);
                        valid &= _valid.Contains(spread.Name.Value) || Check(fragment.SelectionSet, place, visited);
                    }

                    break;
                case InlineFragmentNode inline:
                    valid &= CheckDefer(inline, place);
                    valid &= Check(inline.SelectionSet, place, visited);
                    break;
            }
        }

        _depth.Leave();
        return valid;
    }

    private bool CheckDefer(SelectionNode selection, string place)
    {
        if (DeferStream.Find(selection, DeferStream.Defer) is not { } defer)
        {
            return true;
        }

        Context.Report($"Defer directive cannot be used on {place}.", defer);
        return false;
    }
}
