using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>Leaves have no selections, everything else has some. https://spec.graphql.org/draft/#sec-Leaf-Field-Selections</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterField;

    public override void EnterField(FieldNode node)
    {
        if (Context.Types.Type is not { } type)
        {
            return;
        }

        if (type.Named is CompositeType)
        {
            if (node.SelectionSet is null)
            {
                Context.Report(
                    $"Field \"{node.Name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{node.Name} {{ ... }}\"?",
                    node);
            }
        }
        else if (node.SelectionSet is { } selections)
        {
            Context.Report($"Field \"{node.Name}\" must not have a selection since type \"{type}\" has no subfields.", selections);
        }
    }
}
