using System.Collections.Immutable;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Rules;

/// <summary>A subscription selects one root field, unconditionally. https://spec.graphql.org/draft/#sec-Single-Root-Field</summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterOperation;

    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription || Context.Schema.SubscriptionType is not { } type)
        {
            return;
        }

        var roots = new RootFields(Context, type);
        roots.Collect(node.SelectionSet, deferredBy: null);
        var subject = node.Name is { } name ? $"Subscription \"{name}\"" : "Anonymous Subscription";
        if (roots.Conditions.Count > 0)
        {
            Context.Report(
                $"{subject} must not use `@skip` or `@include` directives in the top level selection.",
                [.. roots.Conditions]);
            return;
        }

        if (roots.Groups.Count == 0)
        {
            Context.Report($"{subject} must select one top level field.", node.SelectionSet);
        }
        else if (roots.Groups.Count > 1)
        {
            var offsets = new List<int>();
            for (var i = 1; i < roots.Groups.Count; i++)
            {
                offsets.AddRange(roots.Groups[i].Offsets);
            }

            Context.Report($"{subject} must select only one top level field.", [.. offsets]);
        }

        foreach (var group in roots.Groups)
        {
            if (group.FieldName.StartsWith("__", StringComparison.Ordinal))
            {
                Context.Report($"{subject} must not select an introspection top level field.", [.. group.Offsets]);
            }
        }
    }

    private sealed record Group(string FieldName, List<int> Offsets);

    // CollectFields of the specification, without variables: whatever has a condition is reported, not decided.
    private sealed class RootFields(ValidationContext context, ObjectType type)
    {
        private readonly Dictionary<string, Group> _byResponseName = new(StringComparer.Ordinal);
        private readonly HashSet<(string Fragment, DirectiveNode? DeferredBy)> _visited = [];
        private SelectionDepth _depth;

        public List<Group> Groups { get; } = [];

        public List<int> Conditions { get; } = [];

        public void Collect(SelectionSetNode set, DirectiveNode? deferredBy)
        {
            _depth.Enter();
            context.Fragments.Spend(set.Selections.Length);
            foreach (var selection in set.Selections)
            {
                if (Condition(selection.Directives) is { } condition)
                {
                    Conditions.Add(condition.Start);
                    continue;
                }

                switch (selection)
                {
                    case FieldNode field:
                        Add(field);
                        break;
                    case InlineFragmentNode inline when Applies(inline.TypeCondition):
                        Collect(inline.SelectionSet, Defer(selection) ?? deferredBy);
                        break;
                    case FragmentSpreadNode spread:
                        var inside = Defer(selection) ?? deferredBy;
                        if (context.Fragments.Find(spread.Name.Value) is { } fragment
                            && Applies(fragment.TypeCondition)
                            && !_visited.Contains((spread.Name.Value, null))
                            && _visited.Add((spread.Name.Value, inside)))
                        {
                            Collect(fragment.SelectionSet, inside);
                        }

                        break;
                }
            }

            _depth.Leave();
        }

        private static DirectiveNode? Condition(ImmutableArray<DirectiveNode> directives)
        {
            DirectiveNode? include = null;
            foreach (var directive in directives)
            {
                if (directive.Name.Value == "skip")
                {
                    return directive;
                }

                include ??= directive.Name.Value == "include" ? directive : null;
            }

            return include;
        }

        private static DirectiveNode? Defer(SelectionNode selection) =>
            DeferStream.Find(selection, DeferStream.Defer) is { } defer
            && DeferStream.Argument(defer, "if") is not BooleanValueNode { Value: false }
                ? defer
                : null;

        private void Add(FieldNode field)
        {
            if (!_byResponseName.TryGetValue(field.ResponseName, out var group))
            {
                group = new Group(field.Name.Value, []);
                _byResponseName.Add(field.ResponseName, group);
                Groups.Add(group);
            }

            group.Offsets.Add(field.Start);
        }

        private bool Applies(NamedTypeNode? condition) =>
            condition is null
            || (context.Schema.GetType(condition.Name.Value) is CompositeType wanted
                && (ReferenceEquals(wanted, type) || context.Schema.IsSubType(wanted, type)));
    }
}
