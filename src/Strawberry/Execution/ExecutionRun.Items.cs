using System.Runtime.CompilerServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>How a run writes objects that are items of a list and nothing but their fields: what they have in common is asked once.</summary>
internal sealed partial class ExecutionRun
{
    /// <summary>
    /// Completes items of the list whose frame is on top, from <paramref name="next"/> on, up to one that is null; moves it. False: the item at
    /// <paramref name="next"/> must become null, and why is recorded.
    /// </summary>
    public bool CompleteObjects<T>(ReadOnlySpan<T> items, ref int next, Selection selection, ValueCompleter<T> completer)
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

                        if (next > 0)
                        {
                            buffer.WriteByte((byte)',');
                        }

                        BeginItem(next);
                        buffer.WriteByte((byte)'{');
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
                    EndItem();
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
}
