using System.Threading.Channels;

namespace Strawberry;

/// <summary>What <see cref="Topic{T}.ListenAsync"/> gives. Listening begins with the enumerator, not with its first move: what is published in between is heard.</summary>
internal sealed class TopicEvents<T>(Topic<T> topic, CancellationToken listening) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var listener = new TopicListener<T>(topic, listening, cancellationToken);
        topic.Add(listener);
        return listener;
    }
}

/// <summary>One listener's queue.</summary>
internal sealed class TopicListener<T> : IAsyncEnumerator<T>
{
    private readonly Topic<T> _topic;
    private readonly CancellationTokenSource _canceled;
    private readonly Channel<T> _queue;
    private T _current = default!;

    public TopicListener(Topic<T> topic, CancellationToken listening, CancellationToken enumerating)
    {
        _topic = topic;
        _canceled = CancellationTokenSource.CreateLinkedTokenSource(listening, enumerating);
        _queue = Channel.CreateBounded<T>(new BoundedChannelOptions(topic.Options.Capacity)
        {
            SingleReader = true,
            FullMode = topic.Options.Overflow switch
            {
                TopicOverflow.DropOldest => BoundedChannelFullMode.DropOldest,
                TopicOverflow.DropNewest => BoundedChannelFullMode.DropWrite,
                _ => BoundedChannelFullMode.Wait,
            },
        },
        topic.Options.Overflow == TopicOverflow.DropOldest
            ? static _ => TopicTelemetry.Overflow<T>(TopicOverflow.DropOldest)
            : static _ => TopicTelemetry.Overflow<T>(TopicOverflow.DropNewest));
    }

    public T Current => _current;

    /// <summary>False: the queue is full, and the listener is disconnected.</summary>
    public bool TryAdd(T value)
    {
        if (_queue.Writer.TryWrite(value))
        {
            return true;
        }

        TopicTelemetry.Overflow<T>(TopicOverflow.Disconnect);
        _queue.Writer.TryComplete(new TopicOverflowException(_topic.Options.Capacity));
        return false;
    }

    public void Complete() => _queue.Writer.TryComplete();

    public async ValueTask<bool> MoveNextAsync()
    {
        while (await _queue.Reader.WaitToReadAsync(_canceled.Token).ConfigureAwait(false))
        {
            if (_queue.Reader.TryRead(out _current!))
            {
                return true;
            }
        }

        return false;
    }

    public ValueTask DisposeAsync()
    {
        _topic.Remove(this);
        Complete();
        _canceled.Dispose();
        return default;
    }
}
