using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.TypeSystem;
using System.Collections.Immutable;

namespace Strawberry.Validation.Rules;

/// <summary>Fields and directives take the arguments they are given. https://spec.graphql.org/draft/#sec-Argument-Names</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterFieldArgument | RuleHooks.EnterDirective;

    public override void EnterFieldArgument(ArgumentNode node)
    {
        if (Context.Types is { Argument: null, Field: { } field })
        {
            var owner = FieldCoordinate.Of(Context.Types.ParentType, field);
            Context.Report($"Unknown argument \"{node.Name}\" on field \"{owner}\".{Hint(node, field.Arguments)}", node);
        }
    }

    public override void EnterDirective(DirectiveNode node, DirectiveLocation location)
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

        foreach (var argument in node.Arguments)
        {
            if (directive.GetArgument(argument.Name.Value) is null)
            {
                Context.Report(
                    $"Unknown argument \"{argument.Name}\" on directive \"@{node.Name}\".{Hint(argument, directive.Arguments)}",
                    argument);
            }
        }
    }

    private void Check(DirectiveNode node, DefinedDirective directive)
    {
        foreach (var argument in node.Arguments)
        {
            if (!directive.HasArgument(argument.Name.Value))
            {
                var hint = Context.HideSuggestions ? "" : DidYouMean.Suggest(argument.Name.Value, TypeSystemIndex.Suggested(directive.Arguments));
                Context.Report($"Unknown argument \"{argument.Name}\" on directive \"@{node.Name}\".{hint}", argument);
            }
        }
    }

    private string Hint(ArgumentNode node, ImmutableArray<InputValueDefinition> arguments) => Context.HideSuggestions
        ? ""
        : DidYouMean.Suggest(node.Name.Value, Names(arguments));

    private static IEnumerable<string> Names(ImmutableArray<InputValueDefinition> arguments)
    {
        foreach (var argument in arguments)
        {
            yield return argument.Name;
        }
    }
}
