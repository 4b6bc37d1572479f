using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>The format of 2022: entries are found by path and label, and nothing is announced.</summary>
internal class Incremental2022Publisher(OperationExecution operation) : IncrementalPublisher(operation)
{
    private static readonly byte[] Null = "null"u8.ToArray();

    private readonly Dictionary<ItemStream, int> _nextIndexes = [];

    protected virtual IncrementalFormat Format => IncrementalFormat.Incremental2022;

    public override ExecutionPayload Begin(RentedJson data, List<GraphQLError>? errors, WorkQueue queue) => new(data)
    {
        Format = Format,
        Operation = OperationType,
        HasData = true,
        ErrorList = errors,
        HasNext = true,
    };

    public override void Publish(List<WorkEvent> events, bool isLast, Queue<ExecutionPayload> payloads)
    {
        var entries = new List<IncrementalEntry>();
        var payload = new ExecutionPayload
        {
            Format = Format,
            Operation = OperationType,
            Incremental = entries,
            HasNext = !isLast,
        };
        AddEntries(events, entries, payload);
        payloads.Enqueue(payload);
    }

    /// <summary>Adds what events deliver; <paramref name="payload"/> holds the memory.</summary>
    protected void AddEntries(List<WorkEvent> events, List<IncrementalEntry> entries, ExecutionPayload payload)
    {
        foreach (var @event in events)
        {
            switch (@event)
            {
                case WorkEvent.GroupValues(DeliveryGroup group, var tasks):
                    foreach (var task in tasks)
                    {
                        var entry = Take((ExecutionGroup)task, payload);
                        entry.Locate(group.Node, group.Label);
                        entries.Add(entry);
                    }

                    break;
                case WorkEvent.GroupFailure(DeliveryGroup group, ExecutionGroup task):
                    var failed = new IncrementalEntry { ContentJson = Null, Errors = Last(task.Errors) };
                    failed.Locate(group.Node, group.Label);
                    entries.Add(failed);
                    break;
                case WorkEvent.StreamValues(ItemStream stream, StreamBatch batch, _, _):
                    _nextIndexes[stream] = batch.StartIndex + batch.Count;
                    AddItems(stream, batch, entries, payload);
                    break;
                case WorkEvent.StreamSuccess(ItemStream stream):
                    _nextIndexes.Remove(stream);
                    break;
                case WorkEvent.StreamFailure(ItemStream stream, List<GraphQLError> errors):
                    _nextIndexes.Remove(stream, out var index);
                    var ended = new IncrementalEntry { IsStream = true, ContentJson = Null, Errors = Last(errors) };
                    ended.Locate(stream.Node, stream.Label, Math.Max(index, stream.InitialCount));
                    entries.Add(ended);
                    break;
            }
        }
    }

    protected virtual void AddItems(ItemStream stream, StreamBatch batch, List<IncrementalEntry> entries, ExecutionPayload payload)
    {
        var entry = Take(batch, payload);
        entry.Locate(stream.Node, stream.Label, batch.StartIndex);
        entries.Add(entry);
    }

    /// <summary>The error that ended the part: the format tells no other of a part that has no data.</summary>
    private static List<GraphQLError> Last(List<GraphQLError>? errors) => errors is { Count: > 0 } ? [errors[^1]] : [];
}
