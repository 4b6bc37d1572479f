using Strawberry.Language;

namespace Strawberry.Planning;

/// <summary>The fragments of a document by name.</summary>
internal sealed class FragmentMap
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);

    public FragmentMap(Document document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }
    }

    public FragmentDefinitionNode? Find(string name) => _fragments.GetValueOrDefault(name);
}
