using Strawberry.Errors;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Execution;

/// <summary>Items of a stream that leave together.</summary>
internal sealed class StreamBatch(int startIndex) : IDisposable
{
    private RentedJson _json;

    public int StartIndex { get; } = startIndex;

    public int Count { get; set; }

    public List<GraphQLError>? Errors { get; set; }

    public List<Work>? Works { get; set; }

    /// <summary>Takes over the items' JSON, a list.</summary>
    public void Close(RentedJson json)
    {
        _json = json;
        Utf8Buffer.Count(1);
    }

    /// <summary>Gives the items' JSON away.</summary>
    public RentedJson TakeJson()
    {
        var json = _json;
        _json = default;
        Utf8Buffer.Count(-1);
        return json;
    }

    public void Dispose()
    {
        if (_json.Array is not null)
        {
            RentedJson.Return(TakeJson().Array);
        }
    }
}
