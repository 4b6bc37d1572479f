namespace Strawberry;

/// <summary>Events that are published in one place and listened to in others. <see cref="Topic{T}"/> is one in memory; a message broker can be another.</summary>
public interface ITopic<T>
{
    /// <summary>Gives an event to all who listen. Complete when the event is handed over, not when it was heard.</summary>
    ValueTask PublishAsync(T value, CancellationToken cancellationToken = default);

    /// <summary>
    /// The events published from the moment it is enumerated, in order. Each enumeration is a listener of its own and leaves when its enumerator is
    /// disposed. It fails when the topic cannot keep its listener.
    /// </summary>
    IAsyncEnumerable<T> ListenAsync(CancellationToken cancellationToken = default);
}
