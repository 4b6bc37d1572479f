using System.Runtime.InteropServices;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>The format of 2020: a payload is one patch, an item of a stream each.</summary>
internal sealed class Patch2020Publisher(OperationExecution operation) : Incremental2022Publisher(operation)
{
    protected override IncrementalFormat Format => IncrementalFormat.Patch2020;

    public override void Publish(List<WorkEvent> events, bool isLast, Queue<ExecutionPayload> payloads)
    {
        var entries = new List<IncrementalEntry>();
        foreach (var @event in events)
        {
            AddEntries(@event, entries);
        }

        if (entries.Count == 0 && !isLast)
        {
            return;
        }

        for (var i = 0; i < Math.Max(entries.Count, 1); i++)
        {
            payloads.Enqueue(new ExecutionPayload
            {
                Format = Format,
                Operation = OperationType,
                Incremental = i < entries.Count ? [entries[i]] : [],
                HasNext = !isLast || i < entries.Count - 1,
            });
        }
    }

    protected override void AddItems(ItemStream stream, StreamBatch batch, List<IncrementalEntry> entries)
    {
        var listPath = ResultPaths.Of(stream.Node);
        var index = batch.StartIndex;
        foreach (var item in JsonElement.Parse(Take(batch), ResultJson.Options).EnumerateArray())
        {
            var path = listPath.Add(new PathSegment(index++));
            entries.Add(new IncrementalEntry
            {
                IsStream = true,
                ContentJson = JsonMarshal.GetRawUtf8Value(item).ToArray(),
                Path = path,
                Label = stream.Label,
                Errors = batch.Errors.FindAll(e => e.Path is { } at && at.Length >= path.Length && at[path.Length - 1] == path[^1]),
            });
        }
    }
}
