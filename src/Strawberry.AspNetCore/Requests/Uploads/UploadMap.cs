using System.Text.Json;
using System.Text.Unicode;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>The field <c>map</c>: which file belongs where. The paths are kept as a tree, the shape of what they lead into.</summary>
internal sealed class UploadMap
{
    /// <summary>How many paths a map may have.</summary>
    public const int MaxPaths = 1_000;

    private readonly List<string> _files = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private int _paths;

    private UploadMap()
    {
    }

    /// <summary>The names of the files, in their order in the map.</summary>
    public IReadOnlyList<string> Files => _files;

    public MapNode Root { get; } = new();

    /// <summary>The number of a file, or -1 when the map does not name it.</summary>
    public int IndexOf(string file) => _indexes.GetValueOrDefault(file, -1);

    /// <summary>Reads the map, or tells what is wrong with it.</summary>
    public static UploadMap? Parse(ReadOnlySpan<byte> json, int maxFiles, out HttpFailure? failure)
    {
        if (!Utf8.IsValid(json))
        {
            failure = HttpFailure.NotUtf8;
            return null;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonProblem.MaxDepth });
        try
        {
            var map = new UploadMap();
            failure = map.Read(ref reader, maxFiles);
            return failure is null ? map : null;
        }
        catch (JsonException e)
        {
            failure = JsonProblem.Of("\"map\"", json, reader, e);
        }
        catch (InvalidOperationException)
        {
            // What the reader says to the escape of half a surrogate pair.
            failure = HttpFailure.UnpairedSurrogate("map");
        }

        return null;
    }

    private HttpFailure? Read(ref Utf8JsonReader reader, int maxFiles)
    {
        HttpFailure? failure = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            failure = UploadFailure.MapNotAnObject;
        }
        else
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                failure ??= ReadFile(ref reader, maxFiles);
                if (failure is not null)
                {
                    return failure;
                }
            }
        }

        while (reader.Read())
        {
        }

        return failure;
    }

    private HttpFailure? ReadFile(ref Utf8JsonReader reader, int maxFiles)
    {
        var file = reader.GetString()!;
        if (_indexes.ContainsKey(file))
        {
            return UploadFailure.TwiceInMap(file);
        }

        if (maxFiles > 0 && _files.Count == maxFiles)
        {
            return UploadFailure.TooManyFiles(maxFiles);
        }

        _indexes[file] = _files.Count;
        _files.Add(file);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return UploadFailure.PathsNotAList(file);
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return UploadFailure.PathsNotAList(file);
            }

            if (++_paths > MaxPaths)
            {
                return UploadFailure.TooManyPaths(MaxPaths);
            }

            if (Add(reader.GetString()!, _files.Count - 1) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private HttpFailure? Add(string path, int file)
    {
        var segments = path.Split('.');

        // In a batch the number of the operation comes first.
        var variables = MapNode.IsIndex(segments[0], out _) ? 1 : 0;
        if (segments.Length < variables + 2 || segments[variables] != "variables" || Array.IndexOf(segments, "") >= 0)
        {
            return UploadFailure.PathOutside(path);
        }

        // It does no harm here, but whoever sends it means harm.
        if (Array.IndexOf(segments, "__proto__") >= 0)
        {
            return UploadFailure.PathForbidden(path);
        }

        var node = Root;
        foreach (var segment in segments)
        {
            node = node.Enter(segment);
        }

        return node.TrySet(path, file) ? null : UploadFailure.PathTwice(path);
    }
}
