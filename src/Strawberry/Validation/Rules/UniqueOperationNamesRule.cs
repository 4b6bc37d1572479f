using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>No two operations share a name. https://spec.graphql.org/draft/#sec-Operation-Name-Uniqueness</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation;

    private Dictionary<string, int>? _known;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Name is not { } name || Context.Document.Definitions.Length == 1)
        {
            return;
        }

        _known ??= new Dictionary<string, int>(StringComparer.Ordinal);
        if (_known.TryGetValue(name.Value, out var first))
        {
            Context.Report($"There can be only one operation named \"{name}\".", first, name.Start);
        }
        else
        {
            _known.Add(name.Value, name.Start);
        }
    }
}
