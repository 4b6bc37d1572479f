using System.Collections;

namespace Strawberry.Testing.Requests;

/// <summary>The files among variables. The multipart request specification has them behind the JSON, in which their places are null.</summary>
internal sealed class FileCollection
{
    private readonly List<(TestFile File, List<string> Paths)> _found = [];

    public IReadOnlyList<(TestFile File, List<string> Paths)> Found => _found;

    /// <summary>The value without the files in it, which are noted with their places.</summary>
    public object? Take(object? value, string path)
    {
        switch (value)
        {
            case TestFile file:
                PathsOf(file).Add(path);
                return null;
            case string:
                return value;
            case IEnumerable<KeyValuePair<string, object?>> map:
                return map.ToDictionary(member => member.Key, member => Take(member.Value, $"{path}.{member.Key}"), StringComparer.Ordinal);
            case IEnumerable list:
                return list.Cast<object?>().Select((item, index) => Take(item, $"{path}.{index}")).ToList();
            default:
                return value;
        }
    }

    private List<string> PathsOf(TestFile file)
    {
        foreach (var (known, paths) in _found)
        {
            if (known == file)
            {
                return paths;
            }
        }

        _found.Add((file, []));
        return _found[^1].Paths;
    }
}
