namespace Strawberry;

/// <summary>
/// A topic in memory: every event reaches every listener of the moment, in one order. A listener has a bounded queue of its own, so that a slow one
/// holds up neither publishers nor other listeners. Its members may be called from any thread.
/// </summary>
public sealed class Topic<T> : ITopic<T>
{
    private readonly Lock _gate = new();
    private readonly List<TopicListener<T>> _listeners = [];
    private bool _isCompleted;

    /// <summary>Makes a topic. Throws <see cref="ArgumentOutOfRangeException"/> when the capacity is below 1.</summary>
    public Topic(TopicOptions? options = null)
    {
        Options = options ?? TopicOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.Capacity, 1, nameof(options));
    }

    /// <summary>How many listen.</summary>
    public int ListenerCount
    {
        get
        {
            lock (_gate)
            {
                return _listeners.Count;
            }
        }
    }

    internal TopicOptions Options { get; }

    /// <summary>Gives an event to all who listen, without waiting for any of them. Nothing happens once the topic is completed.</summary>
    public void Publish(T value)
    {
        // Under the gate, so that events of publishers at the same time come to all listeners in one order.
        lock (_gate)
        {
            for (var i = _listeners.Count - 1; i >= 0; i--)
            {
                if (!_listeners[i].TryAdd(value))
                {
                    _listeners.RemoveAt(i);
                    TopicTelemetry.AddListeners(-1);
                }
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask PublishAsync(T value, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        Publish(value);
        return default;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<T> ListenAsync(CancellationToken cancellationToken = default) => new TopicEvents<T>(this, cancellationToken);

    /// <summary>Ends the topic: who listens hears what waits and then the end; who comes later, the end.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isCompleted = true;
            foreach (var listener in _listeners)
            {
                listener.Complete();
            }

            TopicTelemetry.AddListeners(-_listeners.Count);
            _listeners.Clear();
        }
    }

    internal void Add(TopicListener<T> listener)
    {
        lock (_gate)
        {
            if (_isCompleted)
            {
                listener.Complete();
            }
            else
            {
                _listeners.Add(listener);
                TopicTelemetry.AddListeners(1);
            }
        }
    }

    internal void Remove(TopicListener<T> listener)
    {
        lock (_gate)
        {
            if (_listeners.Remove(listener))
            {
                TopicTelemetry.AddListeners(-1);
            }
        }
    }
}
