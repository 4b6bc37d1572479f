using Strawberry.Language;
using Strawberry.TypeSystem;
using System.Collections.Immutable;

namespace Strawberry.Validation.Rules;

/// <summary>No argument is given twice. https://spec.graphql.org/draft/#sec-Argument-Uniqueness</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterDecoratedField | RuleHooks.EnterDirective;

    public override void EnterField(FieldNode node) => Check(node.Arguments);

    public override void EnterDirective(DirectiveNode node, DirectiveLocation location) => Check(node.Arguments);

    private void Check(ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.Length < 2)
        {
            return;
        }

        var names = new NameGroups();
        foreach (var argument in arguments)
        {
            names.Add(argument.Name);
        }

        foreach (var (name, offsets) in names.Repeated)
        {
            Context.Report($"There can be only one argument named \"{name}\".", offsets);
        }
    }
}
