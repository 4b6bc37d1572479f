namespace Strawberry.Primitives;

/// <summary>One step of a response path: a response name or a list index.</summary>
public readonly record struct PathSegment
{
    /// <summary>Makes a segment that names a field of an object.</summary>
    public PathSegment(string key)
    {
        Key = key;
        Index = -1;
    }

    /// <summary>Makes a segment that indexes a list.</summary>
    public PathSegment(int index)
    {
        Key = null;
        Index = index;
    }

    /// <summary>The response name, or null for a list index.</summary>
    public string? Key { get; }

    /// <summary>The list index, or -1 for a response name.</summary>
    public int Index { get; }

    /// <inheritdoc/>
    public override string ToString() => Key ?? Index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Makes a segment that names a field of an object.</summary>
    public static implicit operator PathSegment(string key) => new(key);

    /// <summary>Makes a segment that indexes a list.</summary>
    public static implicit operator PathSegment(int index) => new(index);
}
