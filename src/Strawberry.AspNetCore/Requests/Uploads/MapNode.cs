using System.Globalization;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>A place in the operations that a path leads to or through.</summary>
internal sealed class MapNode
{
    private Dictionary<string, MapNode>? _properties;
    private Dictionary<int, MapNode>? _items;

    /// <summary>The path that ends here, or null.</summary>
    public string? Path { get; private set; }

    /// <summary>The number of the file that belongs here, or -1.</summary>
    public int File { get; private set; } = -1;

    /// <summary>Whether the operations have this place.</summary>
    public bool IsMet { get; set; }

    public static bool IsIndex(string segment, out int index) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index) && (segment.Length == 1 || segment[0] != '0');

    public MapNode Enter(string segment)
    {
        _properties ??= new Dictionary<string, MapNode>(StringComparer.Ordinal);
        if (!_properties.TryGetValue(segment, out var node))
        {
            _properties[segment] = node = new MapNode();
            if (IsIndex(segment, out var index))
            {
                (_items ??= []).Add(index, node);
            }
        }

        return node;
    }

    public bool TrySet(string path, int file)
    {
        if (Path is not null)
        {
            return false;
        }

        Path = path;
        File = file;
        return true;
    }

    public MapNode? Find(string property) => _properties?.GetValueOrDefault(property);

    public MapNode? Find(int item) => _items?.GetValueOrDefault(item);

    /// <summary>A path to a place right below that the operations do not have, or null.</summary>
    public string? FindUnmet(out bool isIndex)
    {
        foreach (var (segment, node) in _properties ?? [])
        {
            if (!node.IsMet)
            {
                isIndex = IsIndex(segment, out _);
                return node.AnyPath();
            }
        }

        isIndex = false;
        return null;
    }

    // Every branch ends with a path.
    private string AnyPath()
    {
        var node = this;
        while (node.Path is null)
        {
            foreach (var (_, child) in node._properties!)
            {
                node = child;
                break;
            }
        }

        return node.Path;
    }
}
