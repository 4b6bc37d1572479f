using System.Runtime.InteropServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution.Completion;

/// <summary><c>CompleteValue</c> for lists (specification, section 6.4.3), and for lists with <c>@stream</c> up to the initial count.</summary>
internal sealed class ListCompleter<TList, TItem>(ValueCompleter<TItem> item) : ValueCompleter<TList>
    where TList : IEnumerable<TItem>
{
    internal override ValueCompleter Item => item;

    internal override bool Complete(TList value, SelectedField field, ResolverScope scope)
    {
        if (!typeof(TList).IsValueType && value is null)
        {
            return scope.RejectNull(field);
        }

        var run = (ExecutionRun)scope;
        if (field.Stream is { } stream && run.IsAtField)
        {
            return CompleteStream(value, field, run, stream);
        }

        // The usual lists, without an enumerator.
        if (value is TItem[] array)
        {
            return CompleteSpan(array, field, run);
        }

        if (value is List<TItem> list)
        {
            return CompleteSpan(CollectionsMarshal.AsSpan(list), field, run);
        }

        return value is IReadOnlyList<TItem> indexed ? CompleteIndexed(indexed, field, run) : CompleteEnumerable(value, field, run);
    }

    private bool CompleteIndexed(IReadOnlyList<TItem> items, SelectedField field, ExecutionRun run)
    {
        var buffer = run.Buffer;
        buffer.WriteByte((byte)'[');
        run.PushItems(item.AcceptsNull);
        var count = items.Count;
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                buffer.WriteByte((byte)',');
            }

            if (!CompleteItem(items[i], i, field, run))
            {
                run.Pop();
                return false;
            }
        }

        run.Pop();
        buffer.WriteByte((byte)']');
        return true;
    }

    private bool CompleteSpan(ReadOnlySpan<TItem> items, SelectedField field, ExecutionRun run)
    {
        var buffer = run.Buffer;
        buffer.WriteByte((byte)'[');
        run.PushItems(item.AcceptsNull);
        var depth = run.Depth;
        var i = item.WriteItems(items, buffer);
        var isAlike = true;
        while (true)
        {
            // What an item throws is caught once, and the loop entered again behind it.
            try
            {
                for (; i < items.Length; i++)
                {
                    if (isAlike)
                    {
                        var first = i;
                        if (!item.CompleteItems(items, ref i, field, run))
                        {
                            run.EndItem();
                            run.Pop();
                            return false;
                        }

                        // Behind one that is not like the others they may go on.
                        isAlike = i > first;
                        if (i == items.Length)
                        {
                            break;
                        }
                    }

                    if (i > 0)
                    {
                        buffer.WriteByte((byte)',');
                    }

                    run.BeginItem(i);
                    if (!item.Complete(items[i], field, run))
                    {
                        run.EndItem();
                        run.Pop();
                        return false;
                    }

                    run.EndItem();
                }

                break;
            }
            catch (Exception exception)
            {
                if (!FailItem(exception, depth, field, run))
                {
                    run.Pop();
                    return false;
                }

                i++;
            }
        }

        run.Pop();
        buffer.WriteByte((byte)']');
        return true;
    }

    private bool CompleteEnumerable(TList value, SelectedField field, ExecutionRun run)
    {
        var buffer = run.Buffer;
        buffer.WriteByte((byte)'[');
        run.PushItems(item.AcceptsNull);
        var i = 0;
        foreach (var element in value)
        {
            if (i > 0)
            {
                buffer.WriteByte((byte)',');
            }

            if (!CompleteItem(element, i, field, run))
            {
                run.Pop();
                return false;
            }

            i++;
            SequenceItems.CheckCount(i, run.Operation);
        }

        run.Pop();
        buffer.WriteByte((byte)']');
        return true;
    }

    private bool CompleteStream(TList value, SelectedField field, ExecutionRun run, StreamUsage stream)
    {
        var initialCount = run.GetInitialCount(stream);
        var source = new ListItemSource<TItem>(value, item, HasPendingTasks(value));
        var isHandedOver = false;
        try
        {
            var buffer = run.Buffer;
            buffer.WriteByte((byte)'[');
            run.PushItems(item.AcceptsNull);
            var i = 0;
            while (i < initialCount && source.MoveNext())
            {
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
                i++;
            }

            run.Pop();
            buffer.WriteByte((byte)']');
            if (i == initialCount)
            {
                run.AddStream(source, field, i);
                isHandedOver = true;
            }

            return true;
        }
        finally
        {
            if (!isHandedOver)
            {
                run.Operation.DisposeSource(source, run.ScopesInUse);
            }
        }
    }

    private static bool HasPendingTasks(TList value)
    {
        if (value is IReadOnlyList<Task> tasks)
        {
            foreach (var task in tasks)
            {
                if (!task.IsCompleted)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool CompleteItem(TItem value, int index, SelectedField field, ExecutionRun run)
    {
        run.BeginItem(index);
        var depth = run.Depth;
        try
        {
            var done = item.Complete(value, field, run);
            run.EndItem();
            return done;
        }
        catch (Exception exception)
        {
            return FailItem(exception, depth, field, run);
        }
    }

    private bool FailItem(Exception exception, int depth, SelectedField field, ExecutionRun run)
    {
        run.Unwind(depth);
        run.AddError(exception, field);
        var done = run.NullOut(run.Frames[depth - 1].Start, item.AcceptsNull);
        run.EndItem();
        return done;
    }
}
