using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>A variable's type fits each place it is used at. https://spec.graphql.org/draft/#sec-All-Variable-Usages-Are-Allowed</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.LeaveOperation;

    public override void LeaveOperation(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in node.VariableDefinitions)
        {
            definitions[definition.Variable.Name.Value] = definition;
        }

        foreach (var usage in Context.Variables.Of(node))
        {
            if (usage.Type is { } expected && definitions.TryGetValue(usage.Node.Name.Value, out var definition))
            {
                Check(definition, usage, expected);
            }
        }
    }

    private void Check(VariableDefinitionNode definition, VariableUsage usage, SchemaType expected)
    {
        var name = usage.Node.Name.Value;
        var type = TypeLookup.Find(Context.Schema, definition.Type);
        if (type is not null && !IsAllowed(type, definition.DefaultValue, expected, usage.HasDefault))
        {
            Context.Report($"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{expected}\".", definition, usage.Node);
        }

        if (usage.ParentType is InputObjectType { IsOneOf: true } && type is { IsNullable: true })
        {
            Context.Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{usage.ParentType}\".",
                definition,
                usage.Node);
        }
    }

    // A nullable variable may stand at a non-null place if a default, its own or the place's, steps in for what is absent.
    private bool IsAllowed(SchemaType type, ValueNode? defaultValue, SchemaType expected, bool hasDefault)
    {
        if (expected.IsNullable || !type.IsNullable)
        {
            return TypeRelations.IsSubType(Context.Schema, type, expected);
        }

        return (hasDefault || defaultValue is not (null or NullValueNode))
            && TypeRelations.IsSubType(Context.Schema, type, expected.NullableType);
    }
}
