namespace Strawberry.Validation.Merging;

/// <summary>The fields of selection sets taken together, grouped by response name in order of appearance.</summary>
internal sealed class MergedFields
{
    private readonly Dictionary<string, List<MergedField>> _byName = new(StringComparer.Ordinal);

    public List<List<MergedField>> Groups { get; } = [];

    public List<MergedField>? this[string responseName] => _byName.GetValueOrDefault(responseName);

    public void Add(MergedField field)
    {
        var name = field.Node.ResponseName;
        if (!_byName.TryGetValue(name, out var group))
        {
            _byName.Add(name, group = []);
            Groups.Add(group);
        }

        group.Add(field);
    }
}
