using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Planning;

/// <summary><c>CollectFields</c> of the specification (section 6.3.2), with the usages of <c>@defer</c> of the incremental delivery draft.</summary>
internal ref struct FieldCollector
{
    private readonly PlanContext _context;
    private readonly ObjectType _type;
    private readonly CollectedFields _fields;

    // A fragment is visited once outside of any defer, or else once a directive: spread plainly it adds nothing to what came before.
    private Dictionary<string, HashSet<DirectiveNode>?>? _visited;

    private FieldCollector(PlanContext context, ObjectType type, CollectedFields fields)
    {
        _context = context;
        _type = type;
        _fields = fields;
    }

    public static void Collect(PlanContext context, ObjectType type, FieldNodes parents, CollectedFields into)
    {
        var collector = new FieldCollector(context, type, into);
        for (var i = 0; i < parents.Count; i++)
        {
            var (parent, usage) = parents[i];
            if (parent.SelectionSet is { } set)
            {
                collector.Visit(set, usage);
            }
        }
    }

    public static void Collect(PlanContext context, ObjectType type, SelectionSetNode set, CollectedFields into) =>
        new FieldCollector(context, type, into).Visit(set, null);

    private void Visit(SelectionSetNode set, DeferUsage? usage)
    {
        foreach (var selection in set.Selections)
        {
            if (!selection.Directives.IsEmpty && !_context.Includes(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    _fields.Add(field, usage);
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
        if (_context.Fragments.Find(name) is not { } fragment || !Applies(fragment.TypeCondition))
        {
            return;
        }

        var inner = GetUsage(spread, usage, out var newDirective);
        _visited ??= new Dictionary<string, HashSet<DirectiveNode>?>(StringComparer.Ordinal);
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

    private readonly void AddUsage(DeferUsage usage, DirectiveNode directive)
    {
        (_fields.NewUsages ??= []).Add(usage);
        _fields.FirstDefer ??= directive;
    }

    /// <summary>The usage inside of a fragment: a new one if it has an active <c>@defer</c>, else that around it.</summary>
    private readonly DeferUsage? GetUsage(SelectionNode fragment, DeferUsage? parent, out DirectiveNode? directive)
    {
        directive = _context.GetDefer(fragment);
        return directive is null ? parent : new DeferUsage(_context.GetLabel(directive), directive, parent);
    }

    private readonly bool Applies(NamedTypeNode? condition)
    {
        if (condition is null)
        {
            return true;
        }

        var conditionType = _context.Schema.Definition.GetType(condition.Name.Value);
        return ReferenceEquals(conditionType, _type)
            || (conditionType is CompositeType composite && _context.Schema.Definition.IsSubType(composite, _type));
    }
}
