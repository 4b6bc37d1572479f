namespace Strawberry.Primitives;

/// <summary>Names that were met, a bit for each hash: most names of a few are seen to be new without comparing any.</summary>
internal struct NameFilter
{
    private ulong _bits;

    /// <summary>Notes a name. True when it is certain that it was not met before.</summary>
    public bool Add(string name)
    {
        if (name.Length == 0)
        {
            return false;
        }

        var bit = 1UL << ((name[0] ^ (name[^1] * 5) ^ (name[name.Length / 2] * 11) ^ (name.Length * 7)) & 63);
        var isNew = (_bits & bit) == 0;
        _bits |= bit;
        return isNew;
    }
}
