using System.Collections.Immutable;
using System.Globalization;
using Strawberry.Errors;
using Strawberry.Execution;
using Strawberry.Primitives;
using Strawberry.Resolvers;
using Strawberry.Scheduling;

namespace Strawberry.Incremental;

/// <summary>The format of the specification draft: what is announced gets an id, is delivered under it, and is completed once.</summary>
internal sealed class PendingCompletedPublisher(OperationExecution operation) : IncrementalPublisher(operation)
{
    private readonly Dictionary<object, string> _ids = new(ReferenceEqualityComparer.Instance);
    private int _nextId;

    public override ExecutionPayload Begin(RentedJson data, List<GraphQLError>? errors, WorkQueue queue)
    {
        var pending = new List<PendingNotice>();
        Announce(pending, queue.InitialGroups, queue.InitialStreams);
        return new ExecutionPayload(data)
        {
            Format = IncrementalFormat.PendingCompleted,
            Operation = OperationType,
            HasData = true,
            ErrorList = errors,
            Pending = pending,
            HasNext = true,
        };
    }

    public override void Publish(List<WorkEvent> events, bool isLast, Queue<ExecutionPayload> payloads)
    {
        var pending = new List<PendingNotice>();
        var incremental = new List<IncrementalEntry>();
        var completed = new List<CompletedNotice>();
        var payload = new ExecutionPayload
        {
            Format = IncrementalFormat.PendingCompleted,
            Operation = OperationType,
            Pending = pending,
            Incremental = incremental,
            Completed = completed,
            HasNext = !isLast,
        };
        foreach (var @event in events)
        {
            switch (@event)
            {
                case WorkEvent.GroupValues(var group, var tasks):
                    foreach (var task in tasks)
                    {
                        incremental.Add(MakeEntry((DeliveryGroup)group, (ExecutionGroup)task, payload));
                    }

                    break;
                case WorkEvent.GroupSuccess(var group, var newGroups, var newStreams):
                    completed.Add(new CompletedNotice(TakeId(group)));
                    Announce(pending, newGroups, newStreams);
                    break;
                case WorkEvent.GroupFailure(var group, var task):
                    completed.Add(new CompletedNotice(TakeId(group)) { Errors = [.. ((ExecutionGroup)task).Errors ?? []] });
                    break;
                case WorkEvent.StreamValues(var stream, StreamBatch batch, var newGroups, var newStreams):
                    var items = Take(batch, payload);
                    items.Id = _ids[stream];
                    incremental.Add(items);
                    Announce(pending, newGroups, newStreams);
                    break;
                case WorkEvent.StreamSuccess(var stream):
                    completed.Add(new CompletedNotice(TakeId(stream)));
                    break;
                case WorkEvent.StreamFailure(var stream, List<GraphQLError> errors):
                    completed.Add(new CompletedNotice(TakeId(stream)) { Errors = [.. errors] });
                    break;
            }
        }

        payloads.Enqueue(payload);
    }

    private IncrementalEntry MakeEntry(DeliveryGroup group, ExecutionGroup task, ExecutionPayload payload)
    {
        // Of the announced fragments that share the data, the one with the longest path; of several, the one that completed.
        var id = _ids[group];
        var longest = Depth(group.Node);
        foreach (var other in task.Groups)
        {
            if (!ReferenceEquals(other, group) && _ids.TryGetValue(other, out var otherId))
            {
                var depth = Depth(((DeliveryGroup)other).Node);
                if (depth > longest)
                {
                    longest = depth;
                    id = otherId;
                }
            }
        }

        var path = ResultPaths.Of(task.Node);
        var entry = Take(task, payload);
        entry.Id = id;
        entry.SubPath = path.Length > longest ? path[longest..] : [];
        return entry;
    }

    private void Announce(List<PendingNotice> pending, List<WorkGroup> groups, List<WorkStream> streams)
    {
        foreach (var group in groups)
        {
            var delivery = (DeliveryGroup)group;
            pending.Add(new PendingNotice(MakeId(group), ResultPaths.Of(delivery.Node), delivery.Label));
        }

        foreach (var stream in streams)
        {
            var items = (ItemStream)stream;
            pending.Add(new PendingNotice(MakeId(stream), ResultPaths.Of(items.Node), items.Label));
        }
    }

    private string MakeId(object what)
    {
        var id = _nextId++.ToString(CultureInfo.InvariantCulture);
        _ids.Add(what, id);
        return id;
    }

    private string TakeId(object what)
    {
        _ids.Remove(what, out var id);
        return id!;
    }

    private static int Depth(ResultNode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
        {
            depth++;
        }

        return depth;
    }
}
