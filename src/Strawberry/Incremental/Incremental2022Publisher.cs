using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>The format of 2022: entries are found by path and label, and nothing is announced.</summary>
internal class Incremental2022Publisher(OperationExecution operation) : IncrementalPublisher(operation)
{
    private static readonly byte[] Null = "null"u8.ToArray();

    protected override IncrementalFormat Format => IncrementalFormat.Incremental2022;

    public override ExecutionPayload Begin(RentedJson data, List<GraphQLError>? errors, WorkQueue? queue) => new(data)
    {
        Format = Format,
        Operation = OperationType,
        HasData = true,
        ErrorList = errors,
        HasNext = true,
    };

    public override void Publish(List<WorkEvent> events, bool isLast, Queue<ExecutionPayload> payloads)
    {
        var entries = new PayloadEntries(Format);
        var payload = new ExecutionPayload
        {
            Format = Format,
            Operation = OperationType,
            Entries = entries,
            HasNext = !isLast,
        };
        AddEntries(events, entries, payload);
        payloads.Enqueue(payload);
    }

    /// <summary>Adds what events deliver; <paramref name="payload"/> holds the memory.</summary>
    protected void AddEntries(List<WorkEvent> events, PayloadEntries entries, ExecutionPayload payload)
    {
        foreach (var @event in events)
        {
            switch (@event.Kind)
            {
                case WorkEventKind.GroupValues:
                    AddValues((DeliveryGroup)@event.Subject, @event.Tasks, entries, payload);
                    break;
                case WorkEventKind.GroupFailure:
                    var group = (DeliveryGroup)@event.Subject;
                    var failed = new IncrementalEntry { ContentJson = Null, Errors = Last(((ExecutionGroup)@event.Content!).Errors) };
                    failed.Locate(group.Node, group.Label);
                    entries.Add(failed);
                    break;
                case WorkEventKind.SeriesValues:
                    var values = (DeferredValues)@event.Content!;
                    values.Leave();
                    entries.Add(values);
                    break;
                case WorkEventKind.StreamItems:
                    var batch = (StreamBatch)@event.Content!;
                    var stream = (ItemStream)@event.Subject;
                    stream.DeliveredEnd = batch.StartIndex + batch.Count;
                    AddItems(stream, batch, entries, payload);
                    break;
                case WorkEventKind.StreamFailure:
                    var ended = (ItemStream)@event.Subject;
                    var entry = new IncrementalEntry { IsStream = true, ContentJson = Null, Errors = Last((List<GraphQLError>)@event.Content!) };
                    entry.Locate(ended.Node, ended.Label, Math.Max(ended.DeliveredEnd, ended.InitialCount));
                    entries.Add(entry);
                    break;
            }
        }
    }

    protected virtual void AddItems(ItemStream stream, StreamBatch batch, PayloadEntries entries, ExecutionPayload payload)
    {
        var entry = Take(batch, payload);
        entry.Locate(stream.Node, stream.Label, batch.StartIndex);
        entries.Add(entry);
    }

    private static void AddValues(DeliveryGroup group, SmallList<WorkTask> tasks, PayloadEntries entries, ExecutionPayload payload)
    {
        foreach (var task in tasks)
        {
            var entry = Take((ExecutionGroup)task, payload);
            entry.Locate(group.Node, group.Label);
            entries.Add(entry);
        }
    }

    /// <summary>The error that ended the part: the format tells no other of a part that has no data.</summary>
    private static List<GraphQLError> Last(List<GraphQLError>? errors) => errors is { Count: > 0 } ? [errors[^1]] : [];
}
