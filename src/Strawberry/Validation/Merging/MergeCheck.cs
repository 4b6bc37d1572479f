using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Merging;

/// <summary>
/// Decides in one go whether a document can have a field conflict at all. After Simon Adameit's algorithm: all fields that answer
/// to a response name are merged into one group, each group is compared with its first field only, and the selections of the whole
/// group are checked as one. A group met again is not checked again, so fragments shared by many places cost once.
/// </summary>
internal sealed class MergeCheck(ValidationContext context)
{
    /// <summary>Fields collected before the check gives up and leaves the decision to the search, which has a budget of its own.</summary>
    public const int WorkBudget = 200_000;

    private const int MaxDepth = 500;

    private readonly ArgumentComparison _arguments = new();
    private readonly Dictionary<FieldNode, MergedField> _fields = [];
    private readonly HashSet<FieldGroup> _mergeable = [];
    private readonly HashSet<FieldGroup> _sameShape = [];
    private readonly HashSet<SelectionSetNode> _seen = [];
    private int _work;

    /// <summary>False when it is certain that all fields of the document merge.</summary>
    public bool MayConflict()
    {
        var conflict = false;
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                conflict = conflict || !RootMerges(operation.SelectionSet, context.Schema.GetRootType(operation.Operation));
            }
        }

        // Fragments no operation reaches are compared by the rule too.
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !_seen.Contains(fragment.SelectionSet))
            {
                conflict = conflict || !RootMerges(fragment.SelectionSet, context.Schema.GetType(fragment.TypeCondition.Name.Value));
            }
        }

        context.MergeWork += _work;
        return conflict;
    }

    private bool RootMerges(SelectionSetNode set, NamedType? parent)
    {
        var fields = new MergedFields();
        var open = new HashSet<string>(StringComparer.Ordinal);
        return Collect(set, parent, fields, open) && Merges(fields, shapeOnly: false, depth: 0);
    }

    private bool Merges(MergedFields fields, bool shapeOnly, int depth)
    {
        foreach (var group in fields.Groups)
        {
            if (!SameShape(group))
            {
                return false;
            }

            if (shapeOnly)
            {
                if (!SelectionsMerge(group, shapeOnly: true, depth))
                {
                    return false;
                }
            }
            else if (HasExclusiveParents(group))
            {
                if (!SelectionsMerge(group, shapeOnly: true, depth) || !PartsMerge(group, depth))
                {
                    return false;
                }
            }
            else if (!SameFields(group) || !SelectionsMerge(group, shapeOnly: false, depth))
            {
                return false;
            }
        }

        return true;
    }

    // Each object type's fields, with those on interfaces and unknown types: they may be in one object.
    private bool PartsMerge(List<MergedField> group, int depth)
    {
        var types = new HashSet<SchemaType>();
        foreach (var field in group)
        {
            if (field.Parent is ObjectType type && types.Add(type))
            {
                var part = group.FindAll(f => f.Parent is not ObjectType || ReferenceEquals(f.Parent, type));
                if (!Spend(group.Count) || !SameFields(part) || !SelectionsMerge(part, shapeOnly: false, depth))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool SelectionsMerge(List<MergedField> group, bool shapeOnly, int depth)
    {
        var key = FieldGroup.OfSelecting(group);
        if (key.Fields.Length == 0 || _mergeable.Contains(key) || !(shapeOnly ? _sameShape : _mergeable).Add(key))
        {
            return true;
        }

        if (depth == MaxDepth)
        {
            return false;
        }

        var below = new MergedFields();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in key.Fields)
        {
            if (!Collect(field.Node.SelectionSet!, field.NamedType, below, visited))
            {
                return false;
            }
        }

        return Merges(below, shapeOnly, depth + 1);
    }

    // False when the budget is used up.
    private bool Collect(SelectionSetNode root, NamedType? rootParent, MergedFields fields, HashSet<string> visited)
    {
        var open = new Stack<(SelectionSetNode Set, NamedType? Parent)>();
        open.Push((root, rootParent));
        while (open.TryPop(out var place))
        {
            _seen.Add(place.Set);
            if (!Spend(place.Set.Selections.Length))
            {
                return false;
            }

            foreach (var selection in place.Set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(Field(field, place.Parent));
                        break;
                    case InlineFragmentNode { TypeCondition: { } condition } inline:
                        open.Push((inline.SelectionSet, context.Schema.GetType(condition.Name.Value)));
                        break;
                    case InlineFragmentNode inline:
                        open.Push((inline.SelectionSet, place.Parent));
                        break;
                    case FragmentSpreadNode spread
                        when visited.Add(spread.Name.Value) && context.Fragments.Find(spread.Name.Value) is { } fragment:
                        open.Push((fragment.SelectionSet, context.Schema.GetType(fragment.TypeCondition.Name.Value)));
                        break;
                }
            }
        }

        return true;
    }

    private MergedField Field(FieldNode node, NamedType? parent)
    {
        if (!_fields.TryGetValue(node, out var field))
        {
            var definition = parent is CompositeType composite ? context.Schema.GetField(composite, node) : null;
            field = new MergedField(node, parent, definition, _fields.Count);
            _fields.Add(node, field);
        }

        return field;
    }

    private bool Spend(int work)
    {
        _work += work;
        return _work <= WorkBudget;
    }

    private static bool SameShape(List<MergedField> group)
    {
        if (group.Count == 1)
        {
            return true;
        }

        SchemaType? type = null;
        foreach (var field in group)
        {
            if (field.Stream is not null)
            {
                return false;
            }

            type ??= field.Definition?.Type;
            if (type is not null && field.Definition is { } definition && MergedField.ShapesDiffer(type, definition.Type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasExclusiveParents(List<MergedField> group)
    {
        SchemaType? seen = null;
        foreach (var field in group)
        {
            if (field.Parent is ObjectType && !ReferenceEquals(seen ??= field.Parent, field.Parent))
            {
                return true;
            }
        }

        return false;
    }

    private bool SameFields(List<MergedField> group)
    {
        if (group.Count == 1)
        {
            return true;
        }

        var first = group[0].Node;
        foreach (var field in group)
        {
            // The first is compared with itself as well: repeated argument names make it differ from itself.
            if (field.Node.Name.Value != first.Name.Value || !_arguments.Same(field.Node.Arguments, first.Arguments))
            {
                return false;
            }
        }

        return true;
    }
}
