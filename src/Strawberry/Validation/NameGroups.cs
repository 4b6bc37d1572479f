using Strawberry.Language;

namespace Strawberry.Validation;

/// <summary>Names with the places they stand at, in order of first appearance.</summary>
internal sealed class NameGroups
{
    private readonly Dictionary<string, List<int>> _offsets = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The names that appear more than once, with all their offsets.</summary>
    public IEnumerable<(string Name, int[] Offsets)> Repeated
    {
        get
        {
            foreach (var name in _names)
            {
                if (_offsets[name] is { Count: > 1 } offsets)
                {
                    yield return (name, offsets.ToArray());
                }
            }
        }
    }

    public void Add(Name name)
    {
        if (!_offsets.TryGetValue(name.Value, out var offsets))
        {
            _offsets.Add(name.Value, offsets = []);
            _names.Add(name.Value);
        }

        offsets.Add(name.Start);
    }
}
