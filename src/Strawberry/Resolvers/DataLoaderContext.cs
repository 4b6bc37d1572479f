namespace Strawberry.Resolvers;

/// <summary>What ties a loader to its operation.</summary>
public abstract class DataLoaderContext
{
    private protected DataLoaderContext()
    {
    }

    /// <summary>The operation's services.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>Tells that a loader was asked for a key that is not loaded yet; <paramref name="first"/>: the first since its last batch.</summary>
    internal abstract void KeyAsked(IBatchSource source, bool first);

    /// <summary>Told, on the operation's turn, before a load is settled: whoever waits for it goes on.</summary>
    internal abstract void BeginSettle();

    /// <summary>Told when whoever waited has gone as far as it gets.</summary>
    internal abstract void EndSettle();

    /// <summary>Runs <paramref name="settle"/>, which sets results, on the operation's turn.</summary>
    internal abstract void Complete(Action settle);
}

/// <summary>A loader, as the engine sees it.</summary>
internal interface IBatchSource
{
    /// <summary>Starts the batches for the keys collected. Each task ends when the batch's results are set; it never fails.</summary>
    IEnumerable<Task> Dispatch(CancellationToken cancellationToken);

    /// <summary>Cancels the loads of the keys collected.</summary>
    void Cancel();
}
