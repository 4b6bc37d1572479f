using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary>A field node and the usage of <c>@defer</c> it was reached through.</summary>
internal sealed record FieldDetails(FieldNode Node, DeferUsage? Usage);

/// <summary>Field nodes of one response name, and the usages of <c>@defer</c> that start at the object.</summary>
internal sealed class CollectedFields
{
    public Dictionary<string, List<FieldDetails>> ByResponseName { get; } = new(StringComparer.Ordinal);

    /// <summary>Response names in the order of their first field.</summary>
    public List<string> Order { get; } = [];

    public List<DeferUsage> NewUsages { get; } = [];

    /// <summary>The directive of the first new usage, for errors.</summary>
    public DirectiveNode? FirstDefer { get; set; }

    public void Add(string responseName, FieldDetails details)
    {
        if (!ByResponseName.TryGetValue(responseName, out var list))
        {
            ByResponseName[responseName] = list = [];
            Order.Add(responseName);
        }

        list.Add(details);
    }
}

/// <summary><c>CollectFields</c> of the specification (section 6.3.2), with the usages of <c>@defer</c> of the incremental delivery draft.</summary>
internal sealed class FieldCollector(PlanContext context, ObjectType type)
{
    private readonly CollectedFields _fields = new();

    // A fragment is visited once outside of any defer, or else once a directive: spread plainly it adds nothing to what came before.
    private readonly Dictionary<string, HashSet<DirectiveNode>?> _visited = new(StringComparer.Ordinal);

    public CollectedFields Collect(IReadOnlyList<FieldDetails> parents)
    {
        foreach (var parent in parents)
        {
            if (parent.Node.SelectionSet is { } set)
            {
                Visit(set, parent.Usage);
            }
        }

        return _fields;
    }

    public CollectedFields Collect(SelectionSetNode set)
    {
        Visit(set, null);
        return _fields;
    }

    private void Visit(SelectionSetNode set, DeferUsage? usage)
    {
        foreach (var selection in set.Selections)
        {
            if (!context.Includes(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    _fields.Add(field.ResponseName, new FieldDetails(field, usage));
                    break;
                case InlineFragmentNode inline:
                    if (Applies(inline.TypeCondition))
                    {
                        var inner = GetUsage(inline, usage, out var directive);
                        if (directive is not null)
                        {
                            AddUsage(inner!, directive);
                        }

                        Visit(inline.SelectionSet, inner);
                    }

                    break;
                case FragmentSpreadNode spread:
                    VisitSpread(spread, usage);
                    break;
            }
        }
    }

    private void VisitSpread(FragmentSpreadNode spread, DeferUsage? usage)
    {
        var name = spread.Name.Value;
        if (context.Fragments.Find(name) is not { } fragment || !Applies(fragment.TypeCondition))
        {
            return;
        }

        var inner = GetUsage(spread, usage, out var newDirective);
        if (_visited.TryGetValue(name, out var visited) && (visited is null || (inner is not null && visited.Contains(inner.Directive))))
        {
            return;
        }

        if (inner is null)
        {
            _visited[name] = null;
        }
        else
        {
            visited ??= [];
            visited.Add(inner.Directive);
            _visited[name] = visited;
        }

        if (newDirective is not null)
        {
            AddUsage(inner!, newDirective);
        }

        Visit(fragment.SelectionSet, inner);
    }

    private void AddUsage(DeferUsage usage, DirectiveNode directive)
    {
        _fields.NewUsages.Add(usage);
        _fields.FirstDefer ??= directive;
    }

    /// <summary>The usage inside of a fragment: a new one if it has an active <c>@defer</c>, else that around it.</summary>
    private DeferUsage? GetUsage(SelectionNode fragment, DeferUsage? parent, out DirectiveNode? directive)
    {
        directive = context.GetDefer(fragment);
        return directive is null ? parent : new DeferUsage(context.GetLabel(directive), directive, parent);
    }

    private bool Applies(NamedTypeNode? condition)
    {
        if (condition is null)
        {
            return true;
        }

        var conditionType = context.Schema.Definition.GetType(condition.Name.Value);
        return ReferenceEquals(conditionType, type)
            || (conditionType is CompositeType composite && context.Schema.Definition.IsSubType(composite, type));
    }
}
