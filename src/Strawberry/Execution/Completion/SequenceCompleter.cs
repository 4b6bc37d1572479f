using System.Threading.Channels;
using Strawberry.Resolvers;

namespace Strawberry.Execution.Completion;

/// <summary><c>CompleteValue</c> for asynchronous sequences: lists whose items may have to be waited for.</summary>
internal sealed class SequenceCompleter<T>(ValueCompleter<T> item) : ValueCompleter<IAsyncEnumerable<T>>, IEventCompleter
{
    internal override ValueCompleter Item => item;

    public ItemSource OpenEvents(object value, CancellationToken cancellationToken) =>
        new SequenceItemSource<T>(((IAsyncEnumerable<T>)value).GetAsyncEnumerator(cancellationToken), item);

    internal override bool Complete(IAsyncEnumerable<T> value, SelectedField field, ResolverScope scope)
    {
        if (value is null)
        {
            return scope.RejectNull(field);
        }

        var run = (ExecutionRun)scope;
        var initialCount = field.Stream is { } stream && run.IsAtField ? run.GetInitialCount(stream) : -1;
        var source = new SequenceItemSource<T>(value.GetAsyncEnumerator(run.CancellationToken), item);
        var isHandedOver = false;
        try
        {
            return Complete(source, initialCount, field, run, ref isHandedOver);
        }
        finally
        {
            if (!isHandedOver)
            {
                run.Operation.DisposeSource(source, run.ScopesInUse);
            }
        }
    }

    private static bool Complete(ItemSource source, int initialCount, SelectedField field, ExecutionRun run, ref bool isHandedOver)
    {
        var buffer = run.Buffer;
        var start = buffer.Length;
        buffer.WriteByte((byte)'[');
        run.PushItems(source.ItemAcceptsNull);
        for (var i = 0; ; i++)
        {
            if (i == initialCount)
            {
                run.Pop();
                buffer.WriteByte((byte)']');
                run.AddStream(source, field, i);
                isHandedOver = true;
                return true;
            }

            SequenceItems.CheckCount(i, run.Operation);
            var awaiter = source.MoveNextAsync().GetAwaiter();
            if (!awaiter.IsCompleted)
            {
                run.Pop();
                var pending = new PendingSequence(run, field, run.Materialize()!, source, start, i, initialCount);
                isHandedOver = true;
                run.Add(pending);
                pending.Await(awaiter);
                return true;
            }

            if (!awaiter.GetResult())
            {
                run.Pop();
                buffer.WriteByte((byte)']');
                return true;
            }

            if (i > 0)
            {
                buffer.WriteByte((byte)',');
            }

            run.BeginItem(i);
            if (!SequenceItems.Complete(source, field, run))
            {
                run.Pop();
                return false;
            }

            run.EndItem();
        }
    }
}

/// <summary>A completer whose values can be a source of events.</summary>
internal interface IEventCompleter
{
    /// <summary>Opens the sequence that a subscription's resolver returned.</summary>
    ItemSource OpenEvents(object value, CancellationToken cancellationToken);
}

/// <summary>Completes what converts to an asynchronous sequence.</summary>
internal sealed class ChannelCompleter<T>(ValueCompleter<T> item) : ValueCompleter<ChannelReader<T>>, IEventCompleter
{
    private readonly SequenceCompleter<T> _sequence = new(item);

    internal override ValueCompleter Item => item;

    public ItemSource OpenEvents(object value, CancellationToken cancellationToken) =>
        _sequence.OpenEvents(((ChannelReader<T>)value).ReadAllAsync(cancellationToken), cancellationToken);

    internal override bool Complete(ChannelReader<T> value, SelectedField field, ResolverScope scope) =>
        value is null ? scope.RejectNull(field) : _sequence.Complete(value.ReadAllAsync(scope.CancellationToken), field, scope);
}
