using System.Diagnostics;
using Strawberry.Validation.Rules;

namespace Strawberry.Validation;

/// <summary>
/// All rules in the order they run at a node. It is the order of the reference implementation, so that two errors at one place come
/// in the same order. The hooks are constants and a rule is made by its position, so that a process that validates its first document loads only the rules
/// which that document needs.
/// </summary>
internal static class SpecifiedRules
{
    /// <summary>The hooks that each rule implements.</summary>
    public static ReadOnlySpan<RuleHooks> Hooks =>
    [
        ExecutableDefinitionsRule.Hooks,
        KnownOperationTypesRule.Hooks,
        UniqueOperationNamesRule.Hooks,
        LoneAnonymousOperationRule.Hooks,
        SingleFieldSubscriptionsRule.Hooks,
        KnownTypeNamesRule.Hooks,
        FragmentsOnCompositeTypesRule.Hooks,
        VariablesAreInputTypesRule.Hooks,
        ScalarLeafsRule.Hooks,
        FieldsOnCorrectTypeRule.Hooks,
        UniqueFragmentNamesRule.Hooks,
        KnownFragmentNamesRule.Hooks,
        NoUnusedFragmentsRule.Hooks,
        PossibleFragmentSpreadsRule.Hooks,
        NoFragmentCyclesRule.Hooks,
        UniqueVariableNamesRule.Hooks,
        NoUndefinedVariablesRule.Hooks,
        NoUnusedVariablesRule.Hooks,
        KnownDirectivesRule.Hooks,
        UniqueDirectivesPerLocationRule.Hooks,
        DeferStreamDirectiveOnRootFieldRule.Hooks,
        DeferStreamDirectiveOnValidOperationsRule.Hooks,
        DeferStreamDirectiveLabelRule.Hooks,
        StreamDirectiveOnListFieldRule.Hooks,
        KnownArgumentNamesRule.Hooks,
        UniqueArgumentNamesRule.Hooks,
        ValuesOfCorrectTypeRule.Hooks,
        ProvidedRequiredArgumentsRule.Hooks,
        VariablesInAllowedPositionRule.Hooks,
        OverlappingFieldsCanBeMergedRule.Hooks,
        UniqueInputFieldNamesRule.Hooks,
        MaxIntrospectionDepthRule.Hooks,
    ];

    /// <summary>Makes the rule of a position for a document.</summary>
    public static Rule Create(int index, ValidationContext context) => index switch
    {
        0 => new ExecutableDefinitionsRule(context),
        1 => new KnownOperationTypesRule(context),
        2 => new UniqueOperationNamesRule(context),
        3 => new LoneAnonymousOperationRule(context),
        4 => new SingleFieldSubscriptionsRule(context),
        5 => new KnownTypeNamesRule(context),
        6 => new FragmentsOnCompositeTypesRule(context),
        7 => new VariablesAreInputTypesRule(context),
        8 => new ScalarLeafsRule(context),
        9 => new FieldsOnCorrectTypeRule(context),
        10 => new UniqueFragmentNamesRule(context),
        11 => new KnownFragmentNamesRule(context),
        12 => new NoUnusedFragmentsRule(context),
        13 => new PossibleFragmentSpreadsRule(context),
        14 => new NoFragmentCyclesRule(context),
        15 => new UniqueVariableNamesRule(context),
        16 => new NoUndefinedVariablesRule(context),
        17 => new NoUnusedVariablesRule(context),
        18 => new KnownDirectivesRule(context),
        19 => new UniqueDirectivesPerLocationRule(context),
        20 => new DeferStreamDirectiveOnRootFieldRule(context),
        21 => new DeferStreamDirectiveOnValidOperationsRule(context),
        22 => new DeferStreamDirectiveLabelRule(context),
        23 => new StreamDirectiveOnListFieldRule(context),
        24 => new KnownArgumentNamesRule(context),
        25 => new UniqueArgumentNamesRule(context),
        26 => new ValuesOfCorrectTypeRule(context),
        27 => new ProvidedRequiredArgumentsRule(context),
        28 => new VariablesInAllowedPositionRule(context),
        29 => new OverlappingFieldsCanBeMergedRule(context),
        30 => new UniqueInputFieldNamesRule(context),
        31 => new MaxIntrospectionDepthRule(context),
        _ => throw new UnreachableException(),
    };
}
