using System.Collections.Immutable;
using Strawberry.Validation.Rules;

namespace Strawberry.Validation;

/// <summary>
/// All rules in the order they run at a node. It is the order of the reference implementation, so that two errors at one place come
/// in the same order.
/// </summary>
internal static class SpecifiedRules
{
    public static ImmutableArray<RuleEntry> All { get; } =
    [
        ExecutableDefinitionsRule.Entry,
        KnownOperationTypesRule.Entry,
        UniqueOperationNamesRule.Entry,
        LoneAnonymousOperationRule.Entry,
        SingleFieldSubscriptionsRule.Entry,
        KnownTypeNamesRule.Entry,
        FragmentsOnCompositeTypesRule.Entry,
        VariablesAreInputTypesRule.Entry,
        ScalarLeafsRule.Entry,
        FieldsOnCorrectTypeRule.Entry,
        UniqueFragmentNamesRule.Entry,
        KnownFragmentNamesRule.Entry,
        NoUnusedFragmentsRule.Entry,
        PossibleFragmentSpreadsRule.Entry,
        NoFragmentCyclesRule.Entry,
        UniqueVariableNamesRule.Entry,
        NoUndefinedVariablesRule.Entry,
        NoUnusedVariablesRule.Entry,
        KnownDirectivesRule.Entry,
        UniqueDirectivesPerLocationRule.Entry,
        DeferStreamDirectiveOnRootFieldRule.Entry,
        DeferStreamDirectiveOnValidOperationsRule.Entry,
        DeferStreamDirectiveLabelRule.Entry,
        StreamDirectiveOnListFieldRule.Entry,
        KnownArgumentNamesRule.Entry,
        UniqueArgumentNamesRule.Entry,
        ValuesOfCorrectTypeRule.Entry,
        ProvidedRequiredArgumentsRule.Entry,
        VariablesInAllowedPositionRule.Entry,
        OverlappingFieldsCanBeMergedRule.Entry,
        UniqueInputFieldNamesRule.Entry,
        MaxIntrospectionDepthRule.Entry,
    ];
}
