namespace Strawberry.Validation;

/// <summary>For each hook, the positions of the specified rules that implement it, in rule order.</summary>
internal static class RuleDispatch
{
    public static readonly int[] EnterDocument = Having(RuleHooks.EnterDocument);
    public static readonly int[] LeaveDocument = Having(RuleHooks.LeaveDocument);
    public static readonly int[] EnterOperation = Having(RuleHooks.EnterOperation);
    public static readonly int[] LeaveOperation = Having(RuleHooks.LeaveOperation);
    public static readonly int[] EnterFragment = Having(RuleHooks.EnterFragment);
    public static readonly int[] EnterVariableDefinition = Having(RuleHooks.EnterVariableDefinition);
    public static readonly int[] EnterSelectionSet = Having(RuleHooks.EnterSelectionSet);
    public static readonly int[] EnterField = Having(RuleHooks.EnterField | RuleHooks.EnterDecoratedField);
    public static readonly int[] EnterPlainField = Having(RuleHooks.EnterField);
    public static readonly int[] LeaveField = Having(RuleHooks.LeaveField);
    public static readonly int[] EnterFragmentSpread = Having(RuleHooks.EnterFragmentSpread);
    public static readonly int[] EnterInlineFragment = Having(RuleHooks.EnterInlineFragment);
    public static readonly int[] EnterFieldArgument = Having(RuleHooks.EnterFieldArgument);
    public static readonly int[] EnterDirective = Having(RuleHooks.EnterDirective);
    public static readonly int[] LeaveDirective = Having(RuleHooks.LeaveDirective);
    public static readonly int[] EnterNamedType = Having(RuleHooks.EnterNamedType);
    public static readonly int[] EnterLiteral = Having(RuleHooks.EnterLiteral);
    public static readonly int[] EnterObject = Having(RuleHooks.EnterObject);
    public static readonly int[] LeaveObject = Having(RuleHooks.LeaveObject);
    public static readonly int[] EnterObjectField = Having(RuleHooks.EnterObjectField);
    public static readonly int[] EnterTypeSystemDefinition = Having(RuleHooks.EnterTypeSystemDefinition);
    public static readonly int[] EnterTypeSystemMember = Having(RuleHooks.EnterTypeSystemMember);

    private static int[] Having(RuleHooks hook)
    {
        var hooks = SpecifiedRules.Hooks;
        var count = 0;
        foreach (var implemented in hooks)
        {
            count += (implemented & hook) != 0 ? 1 : 0;
        }

        var positions = new int[count];
        for (var i = hooks.Length - 1; i >= 0; i--)
        {
            if ((hooks[i] & hook) != 0)
            {
                positions[--count] = i;
            }
        }

        return positions;
    }
}
