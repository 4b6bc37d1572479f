using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>Turns the events of a work queue into payloads of one format.</summary>
internal abstract class IncrementalPublisher(OperationExecution operation)
{
    protected OperationType OperationType { get; } = operation.Definition.Operation;

    /// <summary>The format of the payloads.</summary>
    protected abstract IncrementalFormat Format { get; }

    /// <summary>Whether it makes payloads of that format for operations of that type.</summary>
    public bool Serves(IncrementalFormat format, OperationType type) => format == Format && type == OperationType;

    /// <summary>Forgets the request, to serve another.</summary>
    public virtual void Reset()
    {
    }

    public static IncrementalPublisher Create(IncrementalFormat format, OperationExecution operation) => format switch
    {
        IncrementalFormat.PendingCompleted => new PendingCompletedPublisher(operation),
        IncrementalFormat.Patch2020 => new Patch2020Publisher(operation),
        _ => new Incremental2022Publisher(operation),
    };

    /// <summary>The payload of the initial result. The queue is there if the format announces what it holds.</summary>
    public abstract ExecutionPayload Begin(RentedJson data, List<GraphQLError>? errors, WorkQueue? queue);

    /// <summary>The payloads of a batch of events; <paramref name="isLast"/>: nothing comes behind it.</summary>
    public abstract void Publish(List<WorkEvent> events, bool isLast, Queue<ExecutionPayload> payloads);

    /// <summary>An entry with the data of a finished execution group; the payload holds its memory.</summary>
    protected static IncrementalEntry Take(ExecutionGroup task, ExecutionPayload payload)
    {
        var data = task.TakeData();
        payload.Hold(data.Memory!);
        data.Memory!.Release();
        return new IncrementalEntry { ContentJson = data.Json, ErrorList = task.Errors };
    }

    /// <summary>An entry with the items of a batch; the payload holds their memory.</summary>
    protected static IncrementalEntry Take(StreamBatch batch, ExecutionPayload payload)
    {
        var items = batch.TakeJson();
        payload.Own(items);
        return new IncrementalEntry { IsStream = true, ContentJson = items.Memory, ErrorList = batch.Errors };
    }
}
