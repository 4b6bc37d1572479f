using Strawberry.Language;
using System.Text;

namespace Strawberry.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others. https://spec.graphql.org/draft/#sec-Fragment-Spreads-Must-Not-Form-Cycles</summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : Rule(context)
{
    public const RuleHooks Hooks = RuleHooks.EnterFragment;

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _pathIndex = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Stack<Place> _open = [];

    // A stack of our own: a chain of fragments may be longer than the thread's.
    public override void EnterFragment(FragmentDefinitionNode node)
    {
        Open(node);
        while (_open.TryPop(out var place))
        {
            if (place.Next == place.Spreads.Count)
            {
                _pathIndex.Remove(place.Fragment);
                if (_path.Count > 0)
                {
                    _path.RemoveAt(_path.Count - 1);
                }

                continue;
            }

            var spread = place.Spreads[place.Next];
            _open.Push(place with { Next = place.Next + 1 });
            _path.Add(spread);
            if (_pathIndex.TryGetValue(spread.Name.Value, out var start))
            {
                ReportCycle(start);
            }
            else if (Context.Fragments.Find(spread.Name.Value) is { } fragment && Open(fragment))
            {
                continue;
            }

            _path.RemoveAt(_path.Count - 1);
        }
    }

    private bool Open(FragmentDefinitionNode fragment)
    {
        if (!_visited.Add(fragment.Name.Value))
        {
            return false;
        }

        _pathIndex[fragment.Name.Value] = _path.Count;
        _open.Push(new Place(fragment.Name.Value, Context.Fragments.Spreads(fragment.SelectionSet), 0));
        return true;
    }

    private void ReportCycle(int start)
    {
        var offsets = new int[_path.Count - start];
        var via = new StringBuilder();
        for (var i = start; i < _path.Count; i++)
        {
            offsets[i - start] = _path[i].Start;
            if (i < _path.Count - 1)
            {
                via.Append(i == start ? " via \"" : ", \"").Append(_path[i].Name.Value).Append('"');
            }
        }

        Context.Report($"Cannot spread fragment \"{_path[^1].Name}\" within itself{via}.", offsets);
    }

    private readonly record struct Place(string Fragment, List<FragmentSpreadNode> Spreads, int Next);
}
