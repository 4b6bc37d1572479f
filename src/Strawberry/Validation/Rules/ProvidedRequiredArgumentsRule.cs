using Strawberry.Language;
using Strawberry.TypeSystem;
using System.Collections.Immutable;

namespace Strawberry.Validation.Rules;

/// <summary>Required arguments are given. https://spec.graphql.org/draft/#sec-Required-Arguments</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.LeaveField | RuleHooks.LeaveDirective;

    public override void LeaveField(FieldNode node)
    {
        if (Context.Types.Field is not { } field)
        {
            return;
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && !IsGiven(argument, node.Arguments))
            {
                var owner = FieldCoordinate.Of(Context.Types.ParentType, field);
                Context.Report($"Argument \"{owner}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.", node);
            }
        }
    }

    public override void LeaveDirective(DirectiveNode node)
    {
        if (Context.TypeSystem?.Directive(node.Name.Value) is { } defined)
        {
            Check(node, defined);
            return;
        }

        if (Context.Types.Directive is not { } directive)
        {
            return;
        }

        foreach (var argument in directive.Arguments)
        {
            if (argument.IsRequired && !IsGiven(argument, node.Arguments))
            {
                Context.Report(
                    $"Argument \"@{directive.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                    node);
            }
        }
    }

    // A set, since a request chooses the number on both sides.
    private void Check(DirectiveNode node, DefinedDirective directive)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in node.Arguments)
        {
            given.Add(argument.Name.Value);
        }

        foreach (var (name, type) in directive.RequiredArguments)
        {
            if (!given.Contains(name))
            {
                Context.Report($"Argument \"@{node.Name}({name}:)\" of type \"{type}\" is required, but it was not provided.", node);
            }
        }
    }

    private static bool IsGiven(InputValueDefinition argument, ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var given in arguments)
        {
            if (given.Name.Value == argument.Name)
            {
                return true;
            }
        }

        return false;
    }
}
