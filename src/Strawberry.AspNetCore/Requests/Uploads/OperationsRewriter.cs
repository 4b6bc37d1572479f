using System.Text.Json;
using System.Text.Unicode;
using Strawberry.Primitives;

namespace Strawberry.AspNetCore.Requests.Uploads;

/// <summary>
/// Copies the field <c>operations</c> and puts a reference to a file where <c>map</c> says so and null stands. All else stays as it is, byte for byte, and is
/// looked at by whoever reads the request as JSON.
/// </summary>
internal ref struct OperationsRewriter
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly Utf8Buffer _output;
    private Utf8JsonReader _reader;
    private int _copied;
    private HttpFailure? _failure;

    private OperationsRewriter(ReadOnlySpan<byte> json, Utf8Buffer output)
    {
        _json = json;
        _output = output;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonProblem.MaxDepth });
    }

    /// <summary>Writes the operations to <paramref name="output"/>, or tells why that cannot be.</summary>
    public static HttpFailure? Rewrite(ReadOnlySpan<byte> json, UploadMap map, Utf8Buffer output)
    {
        if (json.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }

        return Utf8.IsValid(json) ? new OperationsRewriter(json, output).Run(map.Root) : HttpFailure.NotUtf8;
    }

    private HttpFailure? Run(MapNode root)
    {
        try
        {
            _reader.Read();
            Visit(root);
            while (_reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return JsonProblem.Of("\"operations\"", _json, _reader, e);
        }
        catch (InvalidOperationException)
        {
            // What the reader says to a name with the escape of half a surrogate pair.
            return HttpFailure.UnpairedSurrogate("operations");
        }

        _output.WriteRaw(_json[_copied..]);
        return _failure;
    }

    // The recursion is as deep as a path of the map, and no deeper than JSON may be nested.
    private void Visit(MapNode node)
    {
        node.IsMet = true;
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                VisitObject(node);
                break;
            case JsonTokenType.StartArray:
                VisitArray(node);
                break;
            case JsonTokenType.Null when node.Path is not null:
                var start = (int)_reader.TokenStartIndex;
                _output.WriteRaw(_json[_copied..start]);
                FileReference.Write(node.File, _output);
                _copied = (int)_reader.BytesConsumed;
                CheckBelow(node);
                return;
            default:
                CheckBelow(node);
                break;
        }

        if (node.Path is not null)
        {
            _failure ??= UploadFailure.NotNullAt(node.Path);
        }
    }

    private void VisitObject(MapNode node)
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = node.Find(_reader.GetString()!);
            _reader.Read();
            VisitOrSkip(child);
        }

        CheckBelow(node);
    }

    private void VisitArray(MapNode node)
    {
        for (var index = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
        {
            VisitOrSkip(node.Find(index));
        }

        if (node.FindUnmet(out var isIndex) is { } path)
        {
            _failure ??= isIndex ? UploadFailure.BehindTheEnd(path) : UploadFailure.NothingAt(path);
        }
    }

    private void VisitOrSkip(MapNode? node)
    {
        if (node is null)
        {
            _reader.Skip();
        }
        else
        {
            Visit(node);
        }
    }

    private void CheckBelow(MapNode node)
    {
        if (node.FindUnmet(out _) is { } path)
        {
            _failure ??= UploadFailure.NothingAt(path);
        }
    }
}
