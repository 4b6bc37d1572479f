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
    private int _nextId;

    protected override IncrementalFormat Format => IncrementalFormat.PendingCompleted;

    public override void Reset() => _nextId = 0;

    public override ExecutionPayload Begin(RentedJson data, List<GraphQLError>? errors, WorkQueue? queue)
    {
        var pending = new List<PendingNotice>();
        Announce(pending, queue!.InitialGroups);
        Announce(pending, (DeferredObjects?)queue.InitialSeries);
        Announce(pending, queue.InitialStreams);
        return new ExecutionPayload(data)
        {
            Format = Format,
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
        var incremental = new PayloadEntries(IncrementalFormat.PendingCompleted);
        var completed = new List<CompletedNotice>();
        var payload = new ExecutionPayload
        {
            Format = Format,
            Operation = OperationType,
            Pending = pending,
            Entries = incremental,
            Completed = completed,
            HasNext = !isLast,
        };
        foreach (var @event in events)
        {
            switch (@event.Kind)
            {
                case WorkEventKind.GroupValues:
                    foreach (var task in @event.Tasks)
                    {
                        incremental.Add(MakeEntry((DeliveryGroup)@event.Subject, (ExecutionGroup)task, payload));
                    }

                    break;
                case WorkEventKind.GroupSuccess:
                    Complete(completed, (DeliveryGroup)@event.Subject, null);
                    break;
                case WorkEventKind.GroupFailure:
                    Complete(completed, (DeliveryGroup)@event.Subject, ((ExecutionGroup)@event.Content!).Errors ?? []);
                    break;
                case WorkEventKind.SeriesValues:
                    AddValues((DeferredValues)@event.Content!, incremental, completed);
                    break;
                case WorkEventKind.StreamItems:
                    var items = Take((StreamBatch)@event.Content!, payload);
                    items.Id = Text(((ItemStream)@event.Subject).Id);
                    incremental.Add(items);
                    break;
                case WorkEventKind.StreamSuccess:
                    Complete(completed, (ItemStream)@event.Subject, null);
                    break;
                case WorkEventKind.StreamFailure:
                    Complete(completed, (ItemStream)@event.Subject, (List<GraphQLError>)@event.Content!);
                    break;
            }

            Announce(pending, @event.Announced);
        }

        payloads.Enqueue(payload);
    }

    private static void AddValues(DeferredValues values, PayloadEntries incremental, List<CompletedNotice> completed)
    {
        values.Leave();
        incremental.Add(values);
        for (var s = 0; s < values.Stretches.Length; s++)
        {
            var stretch = values.Stretches[s];
            for (var i = stretch.Start; i < values.End(s); i++)
            {
                completed.Add(new CompletedNotice(Text(values.GetId(stretch, i))));
            }
        }
    }

    private static IncrementalEntry MakeEntry(DeliveryGroup group, ExecutionGroup task, ExecutionPayload payload)
    {
        // Of the announced fragments that share the data, the one with the longest path; of several, the one that completed.
        var id = group.Id;
        var longest = Depth(group.Node);
        foreach (var other in task.Groups)
        {
            if (!ReferenceEquals(other, group) && ((DeliveryGroup)other).Id is >= 0 and var otherId)
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
        entry.Id = Text(id);
        entry.SubPath = path.Length > longest ? path[longest..] : [];
        return entry;
    }

    private void Announce(List<PendingNotice> pending, Announcement? announced)
    {
        if (announced is null)
        {
            return;
        }

        Announce(pending, announced.Groups);
        foreach (var series in announced.Series ?? [])
        {
            Announce(pending, (DeferredObjects)series);
        }

        Announce(pending, announced.Streams);
    }

    private void Announce(List<PendingNotice> pending, List<WorkGroup>? groups)
    {
        foreach (var group in groups ?? [])
        {
            var delivery = (DeliveryGroup)group;
            delivery.Id = _nextId++;
            pending.Add(new PendingNotice(Text(delivery.Id), ResultPaths.Of(delivery.Node), delivery.Label));
        }
    }

    private void Announce(List<PendingNotice> pending, List<WorkStream>? streams)
    {
        foreach (var stream in streams ?? [])
        {
            var items = (ItemStream)stream;
            items.Id = _nextId++;
            pending.Add(new PendingNotice(Text(items.Id), ResultPaths.Of(items.Node), items.Label));
        }
    }

    private void Announce(List<PendingNotice> pending, DeferredObjects? series)
    {
        if (series is null)
        {
            return;
        }

        series.FirstId = _nextId;
        for (var s = 0; s < series.Stretches.Length; s++)
        {
            var stretch = series.Stretches[s];
            var path = ResultPaths.Of(stretch.Node);
            for (var i = stretch.Start; i < series.End(s); i++)
            {
                var at = stretch.Index < 0 ? path : path.Add(new PathSegment(stretch.Index + i - stretch.Start));
                pending.Add(new PendingNotice(Text(_nextId++), at, stretch.Label));
            }
        }
    }

    private static void Complete(List<CompletedNotice> completed, DeliveryGroup group, List<GraphQLError>? errors)
    {
        completed.Add(MakeNotice(group.Id, errors));
        group.Id = -1;
    }

    private static void Complete(List<CompletedNotice> completed, ItemStream stream, List<GraphQLError>? errors) =>
        completed.Add(MakeNotice(stream.Id, errors));

    private static CompletedNotice MakeNotice(int id, List<GraphQLError>? errors) =>
        errors is null ? new CompletedNotice(Text(id)) : new CompletedNotice(Text(id)) { Errors = [.. errors] };

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);

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
