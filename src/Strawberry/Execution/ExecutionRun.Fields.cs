using System.Runtime.CompilerServices;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>How a run calls the tables of an object's fields.</summary>
internal sealed partial class ExecutionRun
{
    private bool ResolveFields<T>(T value, Selection selection, FieldTable table, ValueCompleter<T>? completer)
    {
        var isTyped = completer is not null && IsTypedBy(completer, selection, table);
        var depth = Depth;
        var fields = selection.Fields;
        var cursor = new FieldCursor(this, fields, 0, fields.Length, table);
        while (true)
        {
            try
            {
                if (isTyped)
                {
                    Unsafe.As<FieldTable<T>>(table).Resolve(value, ref cursor);
                }
                else
                {
                    table.ResolveObject(value, ref cursor);
                }

                return !cursor.Failed;
            }
            catch (Exception exception)
            {
                Unwind(depth);
                cursor.HandleException(ExecutionErrors.Explain(exception, value, table));
                if (cursor.Failed)
                {
                    return false;
                }
            }
        }
    }

    // Whether the table takes the value as it is, is asked once: with a type parameter, each answer is looked up.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsTypedBy<T>(ValueCompleter<T> completer, Selection selection, FieldTable table) =>
        ReferenceEquals(selection.TypedCompleter, completer) || IsTyped(completer, selection, table);

    private static bool IsTyped<T>(ValueCompleter<T> completer, Selection selection, FieldTable table)
    {
        if (table is not FieldTable<T>)
        {
            return false;
        }

        selection.TypedCompleter = completer;
        return true;
    }

    private bool ResolveMixedFields<T>(T value, SelectedField[] fields, int position, int end)
    {
        var depth = Depth;
        while (position < end)
        {
            var table = TableAt(fields, position);
            var cursor = new FieldCursor(this, fields, position, end, table);
            while (true)
            {
                try
                {
                    if (table is null)
                    {
                        // Only constants are left.
                        cursor.MoveNext();
                    }
                    else
                    {
                        table.ResolveObject(value, ref cursor);
                    }

                    break;
                }
                catch (Exception exception)
                {
                    Unwind(depth);
                    cursor.HandleException(ExecutionErrors.Explain(exception, value, table));
                    if (cursor.Failed)
                    {
                        break;
                    }
                }
            }

            if (cursor.Failed)
            {
                return false;
            }

            position = cursor.Position;
        }

        return true;
    }

    private static FieldTable? TableAt(SelectedField[] fields, int position)
    {
        for (; position < fields.Length; position++)
        {
            if (fields[position].Table is { } table)
            {
                return table;
            }
        }

        return null;
    }
}
