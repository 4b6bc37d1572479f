using System.Diagnostics;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>Where the items of a stream or the events of a subscription come from. Counted as open until it is disposed.</summary>
internal abstract class ItemSource
{
    private int _isDisposed;

    protected ItemSource() => EngineCounters.AddEnumerator(1);

    /// <summary>Whether a null item is a value.</summary>
    public abstract bool ItemAcceptsNull { get; }

    /// <summary>Whether items are tasks.</summary>
    public abstract bool ItemIsTask { get; }

    /// <summary>Whether items were tasks that had not ended when the source was made.</summary>
    public virtual bool HasPendingTasks => false;

    /// <summary>Whether the source never has to be waited for, and neither has an item because it is a task.</summary>
    public virtual bool IsAtHand => false;

    public abstract ValueTask<bool> MoveNextAsync();

    /// <summary>Completes the current item. False: null must propagate.</summary>
    public abstract bool CompleteCurrent(SelectedField field, ExecutionRun run);

    /// <summary>
    /// Of a source at hand, completes items one after the other, commas between them, up to <paramref name="limit"/> and for as long as nothing but data comes
    /// of them. What it throws is a failure of the source.
    /// </summary>
    /// <param name="field">The field whose value the list is.</param>
    /// <param name="run">Writes the items.</param>
    /// <param name="index">The first one's index.</param>
    /// <param name="limit">How many items at the most.</param>
    /// <param name="count">How many the list in the buffer has, on return as well.</param>
    public virtual ItemsEnd CompleteItems(SelectedField field, ExecutionRun run, int index, int limit, ref int count) => throw new UnreachableException();

    /// <summary>Disposes the source, once. A failure of the source's own is nobody's business any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        try
        {
            await DisposeSourceAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The items that were wanted were delivered; there is no place left to report to.
        }
        finally
        {
            EngineCounters.AddEnumerator(-1);
        }
    }

    protected abstract ValueTask DisposeSourceAsync();
}

/// <summary>Why items were completed no further.</summary>
internal enum ItemsEnd
{
    /// <summary>The limit was reached.</summary>
    Limit,

    /// <summary>The source has ended.</summary>
    Source,

    /// <summary>More than data came of one more item, or it waits for something.</summary>
    Item,

    /// <summary>One more item cannot be completed: null must propagate.</summary>
    FailedItem,
}
