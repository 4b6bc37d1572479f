namespace Strawberry.Validation.Merging;

/// <summary>The fields of a group that have selections, as a key: equal when the fields are, in whatever order they were found.</summary>
internal readonly struct FieldGroup : IEquatable<FieldGroup>
{
    private readonly int _hash;

    private FieldGroup(MergedField[] fields)
    {
        Fields = fields;
        var hash = default(HashCode);
        foreach (var field in fields)
        {
            hash.Add(field.Id);
        }

        _hash = hash.ToHashCode();
    }

    public MergedField[] Fields { get; }

    public static FieldGroup OfSelecting(List<MergedField> group)
    {
        var fields = group.FindAll(static f => f.Node.SelectionSet is not null).ToArray();
        Array.Sort(fields, static (a, b) => a.Id.CompareTo(b.Id));
        return new FieldGroup(fields);
    }

    public bool Equals(FieldGroup other) => Fields.AsSpan().SequenceEqual(other.Fields);

    public override bool Equals(object? obj) => obj is FieldGroup other && Equals(other);

    public override int GetHashCode() => _hash;
}
