using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Validation.Merging;

/// <summary>
/// Finds the conflicts of a selection set by comparing fields in pairs, in the order and with the words of the reference
/// implementation. Quadratic at best: only run on documents that have a conflict, and within a budget.
/// </summary>
internal sealed class ConflictSearch(ValidationContext context)
{
    /// <summary>Comparisons allowed for one document.</summary>
    public const int WorkBudget = 500_000;

    private readonly ArgumentComparison _arguments = new();
    private readonly ComparedPairs _fieldsAndFragments = new();
    private readonly ComparedPairs _fragments = new();
    private readonly Dictionary<(SelectionSetNode Set, SchemaType? Parent), Collected> _collected = [];
    private SelectionDepth _depth;
    private int _work;

    public List<FieldConflict> Within(SchemaType? parent, SelectionSetNode set)
    {
        var conflicts = new List<FieldConflict>();
        var collected = Collect(parent, set);
        foreach (var group in collected.Fields.Groups)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                {
                    Compare(conflicts, false, group[i], group[j]);
                }
            }
        }

        for (var i = 0; i < collected.Fragments.Count; i++)
        {
            WithFragment(conflicts, false, collected, collected.Fragments[i]);
            for (var j = i + 1; j < collected.Fragments.Count; j++)
            {
                BetweenFragments(conflicts, false, collected.Fragments[i], collected.Fragments[j]);
            }
        }

        return conflicts;
    }

    private void WithFragment(List<FieldConflict> conflicts, bool exclusive, Collected fields, FragmentDefinitionNode fragment)
    {
        Spend(1);
        if (fields.Fields.Groups.Count == 0 || !_fieldsAndFragments.Add(fields, fragment, exclusive))
        {
            return;
        }

        var inFragment = Collect(fragment);
        if (ReferenceEquals(fields, inFragment))
        {
            return;
        }

        _depth.Enter();
        Between(conflicts, exclusive, fields, inFragment);
        foreach (var nested in inFragment.Fragments)
        {
            WithFragment(conflicts, exclusive, fields, nested);
        }

        _depth.Leave();
    }

    private void BetweenFragments(List<FieldConflict> conflicts, bool exclusive, FragmentDefinitionNode a, FragmentDefinitionNode b)
    {
        Spend(2);
        if (ReferenceEquals(a, b) || !_fragments.AddUnordered(a, b, exclusive))
        {
            return;
        }

        _depth.Enter();
        var (inA, inB) = (Collect(a), Collect(b));
        Between(conflicts, exclusive, inA, inB);
        foreach (var nested in inB.Fragments)
        {
            BetweenFragments(conflicts, exclusive, a, nested);
        }

        foreach (var nested in inA.Fragments)
        {
            BetweenFragments(conflicts, exclusive, nested, b);
        }

        _depth.Leave();
    }

    private void Between(List<FieldConflict> conflicts, bool exclusive, Collected a, Collected b)
    {
        foreach (var group in a.Fields.Groups)
        {
            Spend(1);
            if (b.Fields[group[0].Node.ResponseName] is not { } others)
            {
                continue;
            }

            foreach (var field in group)
            {
                foreach (var other in others)
                {
                    Compare(conflicts, exclusive, field, other);
                }
            }
        }
    }

    private void Compare(List<FieldConflict> conflicts, bool exclusive, MergedField a, MergedField b)
    {
        if (Find(exclusive || a.IsExclusiveOf(b), a, b) is { } conflict)
        {
            conflicts.Add(conflict);
        }
    }

    private FieldConflict? Find(bool exclusive, MergedField a, MergedField b)
    {
        Spend(2);
        if (!exclusive)
        {
            var (nameA, nameB) = (a.Node.Name.Value, b.Node.Name.Value);
            if (nameA != nameB)
            {
                return Conflict($"\"{FieldConflict.Abbreviate(nameA)}\" and \"{FieldConflict.Abbreviate(nameB)}\" are different fields", a, b);
            }

            if (!SameArguments(a.Node.Arguments, b.Node.Arguments))
            {
                return Conflict("they have differing arguments", a, b);
            }
        }

        if (a.Stream is not null || b.Stream is not null)
        {
            return Conflict(StreamReason(a.Stream, b.Stream), a, b);
        }

        if (a.Definition is { } definitionA && b.Definition is { } definitionB && MergedField.ShapesDiffer(definitionA.Type, definitionB.Type))
        {
            return Conflict($"they return conflicting types \"{definitionA.Type}\" and \"{definitionB.Type}\"", a, b);
        }

        return a.Node.SelectionSet is { } setA && b.Node.SelectionSet is { } setB
            ? BetweenSelections(exclusive, a, setA, b, setB)
            : null;
    }

    private FieldConflict? BetweenSelections(bool exclusive, MergedField a, SelectionSetNode setA, MergedField b, SelectionSetNode setB)
    {
        _depth.Enter();
        var conflicts = new List<FieldConflict>();
        var (inA, inB) = (Collect(a.NamedType, setA), Collect(b.NamedType, setB));
        Between(conflicts, exclusive, inA, inB);
        foreach (var fragment in inB.Fragments)
        {
            WithFragment(conflicts, exclusive, inA, fragment);
        }

        foreach (var fragment in inA.Fragments)
        {
            WithFragment(conflicts, exclusive, inB, fragment);
        }

        foreach (var fragmentA in inA.Fragments)
        {
            foreach (var fragmentB in inB.Fragments)
            {
                BetweenFragments(conflicts, exclusive, fragmentA, fragmentB);
            }
        }

        _depth.Leave();
        return conflicts.Count > 0 ? FieldConflict.OfSubfields(conflicts, a, b) : null;
    }

    private string StreamReason(DirectiveNode? a, DirectiveNode? b)
    {
        const string Overlap = "they have overlapping stream directives";
        return a is not null && b is not null && SameArguments(a.Arguments, b.Arguments)
            ? Overlap + ". See https://github.com/graphql/defer-stream-wg/discussions/100"
            : Overlap;
    }

    private bool SameArguments(
        System.Collections.Immutable.ImmutableArray<ArgumentNode> a,
        System.Collections.Immutable.ImmutableArray<ArgumentNode> b)
    {
        Spend(a.Length);
        return _arguments.Same(a, b);
    }

    private static FieldConflict Conflict(string reason, MergedField a, MergedField b) =>
        new(a.Node.ResponseName, reason, [a.Node.Start], [b.Node.Start]);

    private Collected Collect(FragmentDefinitionNode fragment) =>
        Collect(context.Schema.GetType(fragment.TypeCondition.Name.Value), fragment.SelectionSet);

    private Collected Collect(SchemaType? parent, SelectionSetNode set)
    {
        if (!_collected.TryGetValue((set, parent), out var collected))
        {
            collected = new Collected();
            Collect(parent, set, collected);
            _collected.Add((set, parent), collected);
        }

        return collected;
    }

    private void Collect(SchemaType? parent, SelectionSetNode set, Collected into)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    into.Fields.Add(new MergedField(field, parent, (parent as FieldsType)?.GetField(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    if (context.Fragments.Find(spread.Name.Value) is { } fragment && into.Seen.Add(fragment))
                    {
                        into.Fragments.Add(fragment);
                    }

                    break;
                case InlineFragmentNode inline:
                    Collect(
                        inline.TypeCondition is { } condition ? context.Schema.GetType(condition.Name.Value) : parent,
                        inline.SelectionSet,
                        into);
                    break;
            }
        }
    }

    private void Spend(int work)
    {
        _work += work;
        context.MergeWork += work;
        if (_work > WorkBudget)
        {
            throw new ValidationAbortedException(ValidationAbortedException.OutOfBudget("field merging work", WorkBudget));
        }
    }

    /// <summary>A selection set's own fields, and the fragments it spreads, each once.</summary>
    private sealed class Collected
    {
        public MergedFields Fields { get; } = new();

        public List<FragmentDefinitionNode> Fragments { get; } = [];

        public HashSet<FragmentDefinitionNode> Seen { get; } = [];
    }
}
