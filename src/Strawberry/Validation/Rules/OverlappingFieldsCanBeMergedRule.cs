using Strawberry.Language;
using Strawberry.Validation.Merging;

namespace Strawberry.Validation.Rules;

/// <summary>
/// Fields that answer to one response name can be merged. https://spec.graphql.org/draft/#sec-Field-Selection-Merging
/// Most documents hardly repeat a name, which is seen in passing. A check in nearly linear time clears most others; only where it finds a conflict are fields compared pair by pair to word it.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterSelectionSet;

    private bool _checked;
    private ConflictSearch? _search;

    public override void EnterSelectionSet(SelectionSetNode node)
    {
        if (Context.HasDistinctFields)
        {
            return;
        }

        if (node.Selections.Length <= 1 && node.Selections[0] is not InlineFragmentNode)
        {
            return;
        }

        if (!_checked)
        {
            _checked = true;
            _search = !new DistinctFields(Context).Hold() && new MergeCheck(Context).MayConflict() ? new ConflictSearch(Context) : null;
        }

        if (_search is null)
        {
            return;
        }

        foreach (var conflict in _search.Within(Context.Types.ParentType, node))
        {
            Context.Report(
                $"Fields \"{FieldConflict.Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}. "
                + "Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.First, .. conflict.Second]);
        }
    }
}
