using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Strawberry.Tests.Subscriptions;

/// <summary>A message broker as there are outside of the process: it knows bytes and channels, subscribes asynchronously, and may lose a subscriber.</summary>
internal sealed class Broker
{
    private readonly Lock _gate = new();
    private readonly List<BrokerMessages> _subscribers = [];

    public int SubscriberCount
    {
        get
        {
            lock (_gate)
            {
                return _subscribers.Count;
            }
        }
    }

    /// <summary>Hands a message over to the broker, which passes it on when it likes.</summary>
    public async ValueTask SendAsync(string channel, byte[] message, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _subscribers.ForEach(s => s.Add(channel, message));
        }
    }

    public async ValueTask<BrokerMessages> SubscribeAsync(string channel, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        var messages = new BrokerMessages(this, channel);
        lock (_gate)
        {
            _subscribers.Add(messages);
        }

        return messages;
    }

    /// <summary>The connection breaks: with an error if there is one.</summary>
    public void Break(Exception? error = null)
    {
        lock (_gate)
        {
            _subscribers.ForEach(s => s.End(error));
        }
    }

    public void Remove(BrokerMessages messages)
    {
        lock (_gate)
        {
            _subscribers.Remove(messages);
        }
    }
}

/// <summary>What a broker sends to a subscriber.</summary>
internal sealed class BrokerMessages(Broker broker, string channel) : IAsyncDisposable
{
    private readonly Channel<byte[]> _messages = Channel.CreateBounded<byte[]>(100);

    public void Add(string to, byte[] message)
    {
        if (to == channel && !_messages.Writer.TryWrite(message))
        {
            End(new InvalidOperationException("too slow"));
        }
    }

    public void End(Exception? error) => _messages.Writer.TryComplete(error);

    public IAsyncEnumerable<byte[]> ReadAsync(CancellationToken cancellationToken) => _messages.Reader.ReadAllAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        broker.Remove(this);
    }
}

internal sealed class BrokerTopic<T>(Broker broker, string channel) : ITopic<T>
{
    public ValueTask PublishAsync(T value, CancellationToken cancellationToken = default) =>
        broker.SendAsync(channel, JsonSerializer.SerializeToUtf8Bytes(value), cancellationToken);

    public async IAsyncEnumerable<T> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var messages = await broker.SubscribeAsync(channel, cancellationToken);
        await foreach (var message in messages.ReadAsync(cancellationToken))
        {
            yield return JsonSerializer.Deserialize<T>(message)!;
        }
    }
}
