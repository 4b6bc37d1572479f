using Strawberry.Language;

namespace Strawberry.Validation.Rules;

/// <summary>No field of an input object is given twice. https://spec.graphql.org/draft/#sec-Input-Object-Field-Uniqueness</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterObject | RuleHooks.LeaveObject | RuleHooks.EnterObjectField;

    private readonly Stack<Dictionary<string, int>> _open = [];

    public override void EnterObject(ObjectValueNode node) => _open.Push(new Dictionary<string, int>(StringComparer.Ordinal));

    public override void LeaveObject(ObjectValueNode node) => _open.Pop();

    public override void EnterObjectField(ObjectFieldNode node)
    {
        var known = _open.Peek();
        if (!known.TryAdd(node.Name.Value, node.Name.Start))
        {
            Context.Report($"There can be only one input field named \"{node.Name}\".", known[node.Name.Value], node.Name.Start);
        }
    }
}
