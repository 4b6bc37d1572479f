namespace Strawberry.Validation.Merging;

/// <summary>
/// Pairs compared before. A pair compared as fields that may meet in one object need not be compared as mutually exclusive ones,
/// which is the weaker check; the other way round it must.
/// </summary>
internal sealed class ComparedPairs
{
    private readonly Dictionary<(object A, object B), bool> _exclusive = [];

    /// <summary>Notes the ordered pair; false if it was compared at least as strictly before.</summary>
    public bool Add(object a, object b, bool exclusive)
    {
        if (Has(a, b, exclusive))
        {
            return false;
        }

        _exclusive[(a, b)] = exclusive;
        return true;
    }

    /// <summary>Notes the pair in either order; false if it was compared at least as strictly before.</summary>
    public bool AddUnordered(object a, object b, bool exclusive) => !Has(b, a, exclusive) && Add(a, b, exclusive);

    private bool Has(object a, object b, bool exclusive) =>
        _exclusive.TryGetValue((a, b), out var before) && (exclusive || !before);
}
