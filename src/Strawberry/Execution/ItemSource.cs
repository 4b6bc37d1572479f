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

    public abstract ValueTask<bool> MoveNextAsync();

    /// <summary>Completes the current item. False: null must propagate.</summary>
    public abstract bool CompleteCurrent(SelectedField field, ExecutionRun run);

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

/// <summary>The items of a list.</summary>
internal sealed class ListItemSource<T>(IEnumerator<T> enumerator, ValueCompleter<T> item, bool hasPendingTasks) : ItemSource
{
    public override bool HasPendingTasks => hasPendingTasks;

    public override bool ItemAcceptsNull => item.AcceptsNull;

    public override bool ItemIsTask => !ReferenceEquals(item.Awaited, item);

    public bool MoveNext() => enumerator.MoveNext();

    public override ValueTask<bool> MoveNextAsync() => new(enumerator.MoveNext());

    public override bool CompleteCurrent(SelectedField field, ExecutionRun run) => item.Complete(enumerator.Current, field, run);

    protected override ValueTask DisposeSourceAsync()
    {
        enumerator.Dispose();
        return default;
    }
}

/// <summary>The items of an asynchronous sequence.</summary>
internal sealed class SequenceItemSource<T>(IAsyncEnumerator<T> enumerator, ValueCompleter<T> item) : ItemSource
{
    public override bool ItemAcceptsNull => item.AcceptsNull;

    public override bool ItemIsTask => !ReferenceEquals(item.Awaited, item);

    public IAsyncEnumerator<T> Enumerator => enumerator;

    public override ValueTask<bool> MoveNextAsync() => enumerator.MoveNextAsync();

    public override bool CompleteCurrent(SelectedField field, ExecutionRun run) => item.Complete(enumerator.Current, field, run);

    protected override ValueTask DisposeSourceAsync() => enumerator.DisposeAsync();
}
