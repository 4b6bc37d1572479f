using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The items of a list.</summary>
internal sealed class ListItemSource<T>(IEnumerable<T> list, ValueCompleter<T> item, bool hasPendingTasks) : ItemSource
{
    // An array needs no enumerator. A list that refuses one does so before the source counts as open.
    private readonly IEnumerator<T>? _enumerator = list is T[] ? null : list.GetEnumerator();
    private readonly T[]? _array = list as T[];
    private int _next;

    public override bool HasPendingTasks => hasPendingTasks;

    public override bool ItemAcceptsNull => item.AcceptsNull;

    public override bool ItemIsTask => !ReferenceEquals(item.Awaited, item);

    public override bool IsAtHand => !ItemIsTask;

    private T Current => _array is null ? _enumerator!.Current : _array[_next - 1];

    public bool MoveNext() => _array is null ? _enumerator!.MoveNext() : _next < _array.Length && ++_next > 0;

    public override ValueTask<bool> MoveNextAsync() => new(MoveNext());

    public override bool CompleteCurrent(SelectedField field, ExecutionRun run) => item.Complete(Current, field, run);

    public override ItemsEnd CompleteItems(SelectedField field, ExecutionRun run, int index, int limit, ref int count)
    {
        var buffer = run.Buffer;
        run.BeginItems(item.AcceptsNull);
        try
        {
            var written = WriteItems(buffer, limit, isFirst: count == 0);
            count += written;
            index += written;
            limit -= written;
            for (; limit > 0; limit--)
            {
                if (!MoveNext())
                {
                    return ItemsEnd.Source;
                }

                var current = Current;
                buffer.WriteByte(count > 0 ? (byte)',' : (byte)'[');
                run.BeginItemAtHand(index++);
                bool done;
                try
                {
                    done = item.Complete(current, field, run);
                }
                catch (Exception exception)
                {
                    done = run.FailItem(exception, field, item.AcceptsNull);
                }

                if (!done || !run.IsBare)
                {
                    return done ? ItemsEnd.Item : ItemsEnd.FailedItem;
                }

                run.EndItem();
                count++;
            }

            return ItemsEnd.Limit;
        }
        finally
        {
            run.EndItems();
        }
    }

    // Leaves of an array that cannot fail, in one go.
    private int WriteItems(Utf8Buffer buffer, int limit, bool isFirst)
    {
        if (_array is null)
        {
            return 0;
        }

        var start = buffer.Length;
        buffer.WriteByte(isFirst ? (byte)'[' : (byte)',');
        var written = item.WriteItems(new ReadOnlySpan<T>(_array, _next, Math.Min(limit, _array.Length - _next)), buffer);
        if (written == 0)
        {
            buffer.Truncate(start);
        }

        _next += written;
        return written;
    }

    protected override ValueTask DisposeSourceAsync()
    {
        _enumerator?.Dispose();
        return default;
    }
}
