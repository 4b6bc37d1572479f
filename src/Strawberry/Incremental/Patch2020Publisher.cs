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
        var entries = new PayloadEntries(Format);
        using var memory = new ExecutionPayload { Entries = entries };
        AddEntries(events, entries, memory);
        if (entries.Count == 0)
        {
            if (isLast)
            {
                payloads.Enqueue(Make(null, hasNext: false));
            }

            return;
        }

        for (var i = 0; i < entries.Count; i++)
        {
            payloads.Enqueue(Make(entries[i].Copy(), !isLast || i < entries.Count - 1));
        }
    }

    protected override void AddItems(ItemStream stream, StreamBatch batch, PayloadEntries entries, ExecutionPayload payload)
    {
        var depth = ResultPaths.Of(stream.Node).Length;
        var index = batch.StartIndex;
        var items = batch.TakeJson();
        payload.Own(items);
        foreach (var item in JsonElement.Parse(items.Memory.Span, ResultJson.Options).EnumerateArray())
        {
            var at = new PathSegment(index);
            var entry = new IncrementalEntry
            {
                IsStream = true,
                ContentJson = JsonMarshal.GetRawUtf8Value(item).ToArray(),
                ErrorList = batch.Errors?.FindAll(e => e.Path is { } path && path.Length > depth && path[depth] == at),
            };
            entry.Locate(stream.Node, stream.Label, index++);
            entries.Add(entry);
        }
    }

    // Every entry is a payload of its own, which lives as long as its consumer likes.
    private ExecutionPayload Make(IncrementalEntry? patch, bool hasNext)
    {
        PayloadEntries? entries = null;
        if (patch is not null)
        {
            entries = new PayloadEntries(Format);
            entries.Add(patch);
        }

        return new ExecutionPayload
        {
            Format = Format,
            Operation = OperationType,
            Entries = entries,
            HasNext = hasNext,
        };
    }
}
