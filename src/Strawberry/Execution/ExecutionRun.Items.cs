using System.Runtime.CompilerServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>How a run writes objects that are items of a list and have one table: what they have in common is asked once.</summary>
internal sealed partial class ExecutionRun
{
    /// <summary>
    /// Completes items of the list whose frame is on top, from <paramref name="next"/> on, up to one that is null; moves it. False: the item at
    /// <paramref name="next"/> must become null, and why is recorded.
    /// </summary>
    /// <param name="items">All items of the list.</param>
    /// <param name="next">The next to complete.</param>
    /// <param name="selection">Their selection, whose fields have one table.</param>
    /// <param name="completer">Who completes values of exactly that type, always the same.</param>
    /// <param name="isApart">Whether each has a deferred fragment, in a list that has begun. Then the last may also be one that something else hangs on.</param>
    public bool CompleteObjects<T>(ReadOnlySpan<T> items, ref int next, Selection selection, ValueCompleter<T> completer, bool isApart = false)
    {
        var table = selection.SingleTable!;
        var isTyped = IsTypedBy(completer, selection, table);
        var depth = Depth;
        var buffer = Buffer;
        var cursor = new FieldCursor(this, selection.Fields, 0, selection.Fields.Length, table);
        var isInside = false;
        while (true)
        {
            // What a resolver throws is caught once, and the object entered again behind its field.
            try
            {
                for (; next < items.Length; next++)
                {
                    var item = items[next];
                    if (!isInside)
                    {
                        if (item is null)
                        {
                            return true;
                        }

                        ref var frame = ref Frames[depth - 1];
                        frame.Index = next;
                        frame.Start = buffer.BeginItem(isFirst: next == 0);
                        cursor.Restart();
                        isInside = true;
                    }

                    if (isTyped)
                    {
                        Unsafe.As<FieldTable<T>>(table).Resolve(item, ref cursor);
                    }
                    else
                    {
                        table.ResolveObject(item, ref cursor);
                    }

                    if (cursor.Failed)
                    {
                        return false;
                    }

                    isInside = false;
                    buffer.WriteByte((byte)'}');
                    if (Frames[depth - 1].Late != 0 && EndLateItem(item, isApart ? selection : null))
                    {
                        next++;
                        return true;
                    }
                }

                return true;
            }
            catch (Exception exception)
            {
                Unwind(depth);
                cursor.HandleException(ExecutionErrors.Explain(exception, items[next], table));
                if (cursor.Failed)
                {
                    return false;
                }
            }
        }
    }

    // True: it ends a list apart.
    private bool EndLateItem(object? item, Selection? apart)
    {
        if (apart is not null)
        {
            EndListApart();
            AddApart(item, apart);
        }

        EndItem();
        return apart is not null;
    }
}
