using System.Runtime.InteropServices;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Merging;

/// <summary>
/// Clears documents in which no two fields answer to one response name, leaves without arguments aside that are the same field and of one shape. Such fields
/// merge whatever the types they are selected on. A selection set's fields are gathered through its fragments; those inside of a fragment are looked at once.
/// </summary>
internal sealed class DistinctFields(ValidationContext context)
{
    /// <summary>Fields gathered before it gives up.</summary>
    private const int WorkBudget = 100_000;

    private const int MaxDepth = 200;
    private const int MaxFragments = 32;

    // Up to this many names are compared one by one, where a hash of one leaves a doubt at all.
    private const int FewNames = 32;

    private readonly StructList<GatheredField> _fields = new();
    private readonly List<FragmentDefinitionNode> _fragments = [];
    private readonly HashSet<SyntaxNode> _seen = [];
    private int _work;

    /// <summary>True when all fields of the document merge; false when it takes more to tell.</summary>
    public bool Hold()
    {
        var holds = true;
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
            {
                holds = holds && AreDistinct(operation.SelectionSet, context.Schema.GetRootType(operation.Operation), depth: 0);
            }
        }

        // Fragments no operation reaches are compared by the rule too.
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !_seen.Contains(fragment))
            {
                holds = holds && AreDistinct(fragment.SelectionSet, context.Schema.GetType(fragment.TypeCondition.Name.Value), depth: 0);
            }
        }

        context.MergeWork += _work;
        return holds;
    }

    private bool AreDistinct(SelectionSetNode set, NamedType? parent, int depth)
    {
        if (depth == MaxDepth)
        {
            return false;
        }

        var gathering = new Gathering(_fields.Count, _fragments.Count);
        if (!Gather(set, parent, ref gathering, depth))
        {
            return false;
        }

        _fragments.RemoveRange(gathering.FirstFragment, _fragments.Count - gathering.FirstFragment);
        var end = _fields.Count;
        for (var i = gathering.FirstField; i < end; i++)
        {
            var field = _fields[i];
            if (field.Node.SelectionSet is not { } nested || (field.IsInFragment && !_seen.Add(nested)))
            {
                continue;
            }

            if (!AreDistinct(nested, Find(field.Node, field.Parent)?.Type.Named, depth + 1))
            {
                return false;
            }
        }

        _fields.RemoveLast(end - gathering.FirstField);
        return true;
    }

    private bool Gather(SelectionSetNode set, NamedType? parent, ref Gathering into, int depth)
    {
        _work += set.Selections.Length;
        if (_work > WorkBudget || depth == MaxDepth)
        {
            return false;
        }

        foreach (var selection in set.Selections)
        {
            var isGathered = selection switch
            {
                FieldNode field => Add(field, parent, ref into),
                InlineFragmentNode { TypeCondition: { } condition } inline =>
                    Gather(inline.SelectionSet, context.Schema.GetType(condition.Name.Value), ref into, depth + 1),
                InlineFragmentNode inline => Gather(inline.SelectionSet, parent, ref into, depth + 1),
                _ => Spread((FragmentSpreadNode)selection, ref into, depth),
            };
            if (!isGathered)
            {
                return false;
            }
        }

        return true;
    }

    private bool Spread(FragmentSpreadNode spread, ref Gathering into, int depth)
    {
        if (context.Fragments.Find(spread.Name.Value) is not { } fragment)
        {
            return true;
        }

        for (var i = into.FirstFragment; i < _fragments.Count; i++)
        {
            if (ReferenceEquals(_fragments[i], fragment))
            {
                return true;
            }
        }

        if (_fragments.Count - into.FirstFragment == MaxFragments)
        {
            return false;
        }

        _fragments.Add(fragment);
        _seen.Add(fragment);
        into.OpenFragments++;
        var isGathered = Gather(fragment.SelectionSet, context.Schema.GetType(fragment.TypeCondition.Name.Value), ref into, depth + 1);
        into.OpenFragments--;
        return isGathered;
    }

    private bool Add(FieldNode node, NamedType? parent, ref Gathering into)
    {
        var name = node.ResponseName;
        if (!into.Names.Add(name) && IndexOf(name, ref into) is var same and >= 0)
        {
            return AreSameLeaf(_fields[same], node, parent);
        }

        into.Index?.Add(name, _fields.Count);
        _fields.Add(new GatheredField(node, parent, into.OpenFragments > 0));
        return true;
    }

    private int IndexOf(string name, ref Gathering into)
    {
        var fields = _fields.Span[into.FirstField..];
        if (into.Index is null && fields.Length < FewNames)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (fields[i].Node.ResponseName == name)
                {
                    return into.FirstField + i;
                }
            }

            return -1;
        }

        if (into.Index is null)
        {
            into.Index = new Dictionary<string, int>(fields.Length * 2, StringComparer.Ordinal);
            for (var i = 0; i < fields.Length; i++)
            {
                into.Index.Add(fields[i].Node.ResponseName, into.FirstField + i);
            }
        }

        return into.Index.TryGetValue(name, out var index) ? index : -1;
    }

    private bool AreSameLeaf(in GatheredField first, FieldNode second, NamedType? parent) =>
        first.Node is { SelectionSet: null, IsPlain: true }
        && second is { SelectionSet: null, IsPlain: true }
        && first.Node.Name.Value == second.Name.Value
        && Find(first.Node, first.Parent) is { } a
        && Find(second, parent) is { } b
        && !MergedField.ShapesDiffer(a.Type, b.Type);

    private FieldDefinition? Find(FieldNode node, NamedType? parent) =>
        parent is CompositeType composite ? context.Schema.GetField(composite, node) : null;

    private readonly record struct GatheredField(FieldNode Node, NamedType? Parent, bool IsInFragment);

    /// <summary>The fields of one selection set: the end of the lists, from where it began.</summary>
    private struct Gathering(int firstField, int firstFragment)
    {
        public readonly int FirstField = firstField;
        public readonly int FirstFragment = firstFragment;
        public int OpenFragments;

        public NameFilter Names;

        public Dictionary<string, int>? Index;
    }
}
