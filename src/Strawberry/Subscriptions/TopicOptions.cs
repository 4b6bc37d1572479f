namespace Strawberry;

/// <summary>How many events wait for a slow listener of a <see cref="Topic{T}"/>, and what becomes of one more.</summary>
public sealed record TopicOptions
{
    internal static TopicOptions Default { get; } = new();

    /// <summary>The most events that wait for one listener; at least 1.</summary>
    public int Capacity { get; init; } = 100;

    /// <summary>What becomes of an event that finds its listener's queue full. Listeners that keep up are not affected.</summary>
    public TopicOverflow Overflow { get; init; }
}

/// <summary>What becomes of an event when as many as are allowed already wait for a listener.</summary>
public enum TopicOverflow
{
    /// <summary>The listener hears what waits for it, then fails with a <see cref="TopicOverflowException"/>. The default: nothing is lost in silence.</summary>
    Disconnect,

    /// <summary>The event that waits longest is dropped for the new one.</summary>
    DropOldest,

    /// <summary>The new event is dropped.</summary>
    DropNewest,
}

/// <summary>A listener was too slow for its topic, which has disconnected it.</summary>
public sealed class TopicOverflowException(int capacity)
    : GraphQLException($"The subscription was disconnected: too many events waited to be taken (the limit is {capacity}).", code: "TOPIC_OVERFLOW");
