using Strawberry.Language;
using Strawberry.Resolvers;

namespace Strawberry.Planning;

/// <summary>What a plan is made in: the schema, the document, and the values of the variables that are conditions.</summary>
internal sealed class PlanContext
{
    private readonly ConditionSnapshot _conditions;

    public PlanContext(
        BoundSchema schema,
        Document document,
        OperationDefinitionNode operation,
        FragmentMap fragments,
        ConditionSnapshot conditions,
        PlanMode mode)
    {
        _conditions = conditions;
        Schema = schema;
        Document = document;
        Operation = operation;
        Fragments = fragments;
        Mode = mode;
        Subselections = new SubselectionSource(this);
    }

    public BoundSchema Schema { get; }

    public Document Document { get; }

    public OperationDefinitionNode Operation { get; }

    public FragmentMap Fragments { get; }

    public PlanMode Mode { get; }

    /// <summary>Plans what is selected below fields outside of any <c>@defer</c>.</summary>
    public SubselectionSource Subselections { get; }

    /// <summary>Which extensions take part in resolving which field; null when none takes part in any.</summary>
    public ResolveHookSelection? Surrounded { get; init; }

    /// <summary>Whether <c>@skip</c> and <c>@include</c> leave the selection in.</summary>
    public bool Includes(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            switch (directive.Name.Value)
            {
                case "skip" when Evaluate(directive, ifAbsent: false):
                case "include" when !Evaluate(directive, ifAbsent: true):
                    return false;
            }
        }

        return true;
    }

    /// <summary>The fragment's active <c>@defer</c>, or null.</summary>
    public DirectiveNode? GetDefer(SelectionNode fragment) => GetActive(fragment, "defer");

    /// <summary>The field's active <c>@stream</c>, or null.</summary>
    public DirectiveNode? GetStream(FieldNode field) => GetActive(field, "stream");

    public string? GetLabel(DirectiveNode directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "label")
            {
                return (argument.Value as StringValueNode)?.Value;
            }
        }

        return null;
    }

    private DirectiveNode? GetActive(SelectionNode selection, string name)
    {
        if (Mode == PlanMode.Plain)
        {
            return null;
        }

        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == name)
            {
                return Evaluate(directive, ifAbsent: true) ? directive : null;
            }
        }

        return null;
    }

    private bool Evaluate(DirectiveNode directive, bool ifAbsent)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value != "if")
            {
                continue;
            }

            switch (argument.Value)
            {
                case BooleanValueNode literal:
                    return literal.Value;
                case VariableNode variable:
                    switch (_conditions.Evaluate(variable.Name.Value))
                    {
                        case ConditionValue.True:
                            return true;
                        case ConditionValue.False:
                            return false;
                        case ConditionValue.Null:
                            throw new PlanningException(
                                $"Argument \"@{directive.Name.Value}(if:)\" has invalid value: Expected variable \"${variable.Name.Value}\" provided to non-null type \"Boolean!\" not to be null.",
                                [Document.GetLocation(variable)]);
                    }

                    break;
            }
        }

        return ifAbsent;
    }
}

/// <summary>The values of condition variables, as they were when the plan was made: a plan outlives its first request.</summary>
internal sealed class ConditionSnapshot(Conditions conditions, VariableSource variables)
{
    private readonly Dictionary<string, ConditionValue>? _values = conditions.ReadAll(variables);

    public ConditionValue Evaluate(string name) => _values?.GetValueOrDefault(name, ConditionValue.Absent) ?? ConditionValue.Absent;
}
