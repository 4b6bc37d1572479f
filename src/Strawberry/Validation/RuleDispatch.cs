using System.Collections.Immutable;

namespace Strawberry.Validation;

/// <summary>For each hook, the positions of the rules that implement it, in rule order. Built once from the list.</summary>
internal sealed class RuleDispatch(ImmutableArray<RuleEntry> rules)
{
    public static readonly RuleDispatch Specified = new(SpecifiedRules.All);

    public readonly int[] EnterDocument = Having(rules, RuleHooks.EnterDocument);
    public readonly int[] LeaveDocument = Having(rules, RuleHooks.LeaveDocument);
    public readonly int[] EnterOperation = Having(rules, RuleHooks.EnterOperation);
    public readonly int[] LeaveOperation = Having(rules, RuleHooks.LeaveOperation);
    public readonly int[] EnterFragment = Having(rules, RuleHooks.EnterFragment);
    public readonly int[] EnterVariableDefinition = Having(rules, RuleHooks.EnterVariableDefinition);
    public readonly int[] EnterSelectionSet = Having(rules, RuleHooks.EnterSelectionSet);
    public readonly int[] EnterField = Having(rules, RuleHooks.EnterField | RuleHooks.EnterDecoratedField);
    public readonly int[] EnterPlainField = Having(rules, RuleHooks.EnterField);
    public readonly int[] LeaveField = Having(rules, RuleHooks.LeaveField);
    public readonly int[] EnterFragmentSpread = Having(rules, RuleHooks.EnterFragmentSpread);
    public readonly int[] EnterInlineFragment = Having(rules, RuleHooks.EnterInlineFragment);
    public readonly int[] EnterFieldArgument = Having(rules, RuleHooks.EnterFieldArgument);
    public readonly int[] EnterDirective = Having(rules, RuleHooks.EnterDirective);
    public readonly int[] LeaveDirective = Having(rules, RuleHooks.LeaveDirective);
    public readonly int[] EnterNamedType = Having(rules, RuleHooks.EnterNamedType);
    public readonly int[] EnterLiteral = Having(rules, RuleHooks.EnterLiteral);
    public readonly int[] EnterObject = Having(rules, RuleHooks.EnterObject);
    public readonly int[] LeaveObject = Having(rules, RuleHooks.LeaveObject);
    public readonly int[] EnterObjectField = Having(rules, RuleHooks.EnterObjectField);
    public readonly int[] EnterTypeSystemDefinition = Having(rules, RuleHooks.EnterTypeSystemDefinition);
    public readonly int[] EnterTypeSystemMember = Having(rules, RuleHooks.EnterTypeSystemMember);

    public int Count => rules.Length;

    public Rule Create(int index, ValidationContext context) => rules[index].Create(context);

    private static int[] Having(ImmutableArray<RuleEntry> rules, RuleHooks hook)
    {
        var positions = new List<int>();
        for (var i = 0; i < rules.Length; i++)
        {
            if ((rules[i].Hooks & hook) != 0)
            {
                positions.Add(i);
            }
        }

        return [.. positions];
    }
}
