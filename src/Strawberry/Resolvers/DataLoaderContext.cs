using Microsoft.Extensions.DependencyInjection;
using Strawberry.Scheduling;

namespace Strawberry.Resolvers;

/// <summary>What ties a loader to its operation.</summary>
public abstract class DataLoaderContext
{
    private protected DataLoaderContext(LoadCount count) => Count = count;

    /// <summary>Which tasks wait for loads.</summary>
    internal LoadCount Count { get; }

    /// <summary>The services of a scope of the loader's own, which lives as long as the operation or event.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>A service for the loader's constructor; throws when there is none.</summary>
    public T Service<T>()
        where T : class => Find(typeof(T)).GetRequiredService<T>();

    /// <summary>A service for the loader's constructor, or null.</summary>
    public T? OptionalService<T>()
        where T : class => Find(typeof(T)).GetService<T>();

    /// <summary>The services that have the service: those of the scope only where they are needed.</summary>
    internal abstract IServiceProvider Find(Type type);

    /// <summary>The services of a batch.</summary>
    internal abstract ServiceSource MakeBatchServices();

    /// <summary>Tells that a loader was asked for a key that is not loaded yet; <paramref name="first"/>: the first since its last batch.</summary>
    internal abstract void KeyAsked(IBatchSource source, bool first);

    /// <summary>Runs <paramref name="settle"/>, which sets results, on the operation's turn.</summary>
    internal abstract void Complete(PumpItem settle);
}

/// <summary>A loader, as the engine sees it.</summary>
internal interface IBatchSource
{
    /// <summary>Starts the batches for the keys collected.</summary>
    void Dispatch(CancellationToken cancellationToken);

    /// <summary>Cancels the loads of the keys collected.</summary>
    void Cancel();

    /// <summary>The operation is over, or the event: hardly anybody asks for keys any more.</summary>
    void End();
}
