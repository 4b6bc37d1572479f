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
        foreach (var @event in events)
        {
            AddEntries(@event, entries);
        }

        payloads.Enqueue(new ExecutionPayload
        {
            Format = Format,
            Operation = OperationType,
            Incremental = entries,
            HasNext = !isLast,
        });
    }

    protected void AddEntries(WorkEvent @event, List<IncrementalEntry> entries)
    {
        switch (@event)
        {
            case WorkEvent.GroupValues(DeliveryGroup group, var tasks):
                foreach (var task in tasks)
                {
                    var (data, errors) = Take((ExecutionGroup)task);
                    entries.Add(new IncrementalEntry
                    {
                        ContentJson = data,
                        Path = ResultPaths.Of(group.Node),
                        Label = group.Label,
                        Errors = errors,
                    });
                }

                break;
            case WorkEvent.GroupFailure(DeliveryGroup group, ExecutionGroup task):
                entries.Add(new IncrementalEntry
                {
                    ContentJson = Null,
                    Path = ResultPaths.Of(group.Node),
                    Label = group.Label,
                    Errors = Last(task.FailureErrors),
                });
                break;
            case WorkEvent.StreamValues(ItemStream stream, StreamBatch batch, _, _):
                _nextIndexes[stream] = batch.StartIndex + batch.Count;
                AddItems(stream, batch, entries);
                break;
            case WorkEvent.StreamSuccess(ItemStream stream):
                _nextIndexes.Remove(stream);
                break;
            case WorkEvent.StreamFailure(ItemStream stream, List<GraphQLError> errors):
                _nextIndexes.Remove(stream, out var index);
                entries.Add(new IncrementalEntry
                {
                    IsStream = true,
                    ContentJson = Null,
                    Path = ResultPaths.Of(stream.Node).Add(new PathSegment(Math.Max(index, stream.InitialCount))),
                    Label = stream.Label,
                    Errors = Last(errors),
                });
                break;
        }
    }

    protected virtual void AddItems(ItemStream stream, StreamBatch batch, List<IncrementalEntry> entries) =>
        entries.Add(new IncrementalEntry
        {
            IsStream = true,
            ContentJson = Take(batch),
            Path = ResultPaths.Of(stream.Node).Add(new PathSegment(batch.StartIndex)),
            Label = stream.Label,
            Errors = batch.Errors,
        });

    /// <summary>The error that ended the part: the format tells no other of a part that has no data.</summary>
    private static List<GraphQLError> Last(List<GraphQLError>? errors) => errors is { Count: > 0 } ? [errors[^1]] : [];
}
