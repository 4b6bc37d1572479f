using Strawberry.Language;

namespace Strawberry.Validation;

/// <summary>The fragments of a document and who spreads whom. Answers are kept; work is bounded by a budget.</summary>
internal sealed class FragmentIndex
{
    /// <summary>Fragments and spreads that may be gone through for one document, all rules together.</summary>
    public const int WorkBudget = 50_000;

    private readonly Dictionary<string, FragmentDefinitionNode> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<string, List<FragmentDefinitionNode>> _reachable = new(StringComparer.Ordinal);

    public FragmentIndex(Document document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _byName[fragment.Name.Value] = fragment;
            }
        }
    }

    /// <summary>Whether the document spreads any, known once it has been measured.</summary>
    public bool AnySpreads { get; set; } = true;

    /// <summary>What was spent of the budget so far.</summary>
    public int Work { get; private set; }

    /// <summary>The fragment of that name, or null. Of several, the last.</summary>
    public FragmentDefinitionNode? Find(string name) => _byName.TryGetValue(name, out var fragment) ? fragment : null;

    /// <summary>All spreads in a selection set, nested ones included, without following them.</summary>
    public List<FragmentSpreadNode> Spreads(SelectionSetNode node)
    {
        if (!AnySpreads)
        {
            return [];
        }

        if (_spreads.TryGetValue(node, out var spreads))
        {
            return spreads;
        }

        spreads = [];
        var open = new Stack<SelectionSetNode>();
        open.Push(node);
        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } nested }:
                        open.Push(nested);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                }
            }
        }

        _spreads.Add(node, spreads);
        return spreads;
    }

    /// <summary>The fragments that the operations reach, breadth first.</summary>
    public List<FragmentDefinitionNode> Reachable(params ReadOnlySpan<OperationDefinitionNode> operations)
    {
        if (!AnySpreads)
        {
            return [];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var operation in operations)
        {
            Collect(operation.SelectionSet, seen, names);
        }

        var key = string.Join(' ', names);
        if (_reachable.TryGetValue(key, out var fragments))
        {
            return fragments;
        }

        fragments = [];
        Spend(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            if (Find(names[i]) is { } fragment)
            {
                fragments.Add(fragment);
                Spend(Collect(fragment.SelectionSet, seen, names));
            }
        }

        _reachable.Add(key, fragments);
        return fragments;
    }

    /// <summary>Takes from the budget.</summary>
    /// <exception cref="ValidationAbortedException">The budget is used up.</exception>
    public void Spend(int work)
    {
        Work += work;
        if (Work > WorkBudget)
        {
            throw new ValidationAbortedException(ValidationAbortedException.OutOfBudget("fragment work", WorkBudget));
        }
    }

    private int Collect(SelectionSetNode set, HashSet<string> seen, List<string> names)
    {
        var spreads = Spreads(set);
        foreach (var spread in spreads)
        {
            if (seen.Add(spread.Name.Value))
            {
                names.Add(spread.Name.Value);
            }
        }

        return spreads.Count;
    }
}
