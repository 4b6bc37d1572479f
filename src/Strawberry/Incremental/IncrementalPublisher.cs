using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Language;
using Strawberry.Primitives;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>Turns the events of a work queue into payloads of one format.</summary>
internal abstract class IncrementalPublisher(OperationExecution operation)
{
    protected OperationExecution Operation { get; } = operation;

    protected OperationType OperationType => Operation.Definition.Operation;

    public static IncrementalPublisher Create(IncrementalFormat format, OperationExecution operation) => format switch
    {
        IncrementalFormat.PendingCompleted => new PendingCompletedPublisher(operation),
        IncrementalFormat.Patch2020 => new Patch2020Publisher(operation),
        _ => new Incremental2022Publisher(operation),
    };

    /// <summary>The payload of the initial result.</summary>
    public abstract ExecutionPayload Begin(RentedJson data, List<GraphQLError>? errors, WorkQueue queue);

    /// <summary>The payloads of a batch of events; <paramref name="isLast"/>: nothing comes behind it.</summary>
    public abstract void Publish(List<WorkEvent> events, bool isLast, Queue<ExecutionPayload> payloads);

    /// <summary>The data of a finished execution group, whose memory goes back to the pool.</summary>
    protected static (byte[] Data, List<GraphQLError> Errors) Take(ExecutionGroup task)
    {
        using var buffer = new Utf8Buffer();
        var run = task.Run!;
        run.WriteData(buffer);
        var taken = (buffer.WrittenSpan.ToArray(), run.Errors ?? []);
        task.Release();
        return taken;
    }

    /// <summary>The items of a batch as a JSON list, whose memory goes back to the pool.</summary>
    protected static byte[] Take(StreamBatch batch)
    {
        var items = batch.Items.WrittenSpan;
        var list = new byte[items.Length + 2];
        list[0] = (byte)'[';
        items.CopyTo(list.AsSpan(1));
        list[^1] = (byte)']';
        batch.Dispose();
        return list;
    }
}
