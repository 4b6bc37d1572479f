using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Subscriptions;

/// <summary>A topic over a broker takes the place of <see cref="Topic{T}"/>, and reaches the listeners of other servers.</summary>
public sealed class BrokerTopicTests
{
    [GraphQLType]
    internal sealed record Letter(int Number);

    [GraphQLType]
    internal sealed class Query
    {
        public int Version => 1;
    }

    [GraphQLType]
    internal sealed class Mutation
    {
        [GraphQLField]
        public async Task<int> SendAsync(int number, [Service] ITopic<Letter> letters, CancellationToken cancellationToken)
        {
            await letters.PublishAsync(new Letter(number), cancellationToken);
            return number;
        }
    }

    [GraphQLType]
    internal sealed class Subscription
    {
        [GraphQLField]
        public IAsyncEnumerable<Letter> Letters([Service] ITopic<Letter> letters, CancellationToken cancellationToken) => letters.ListenAsync(cancellationToken);
    }

    private readonly Schema _schema = new Schema<Query, Mutation, Subscription>();
    private readonly Broker _broker = new();

    [Test]
    public async Task What_one_server_publishes_others_hear_in_order()
    {
        await using var sender = Server();
        await using var first = await ListenAsync(Server());
        await using var second = await ListenAsync(Server());
        for (var i = 1; i <= 3; i++)
        {
            await _schema.ExecuteAsync(new GraphQLRequest($$"""mutation { send(number: {{i}}) }""") { Services = sender });
        }

        _broker.Break();

        Assert.That(await first.RestAsync(), Is.EqualTo(Enumerable.Range(1, 3).Select(Event)));
        Assert.That(await second.RestAsync(), Is.EqualTo(Enumerable.Range(1, 3).Select(Event)));
    }

    [Test]
    public async Task A_listener_leaves_the_broker_when_its_client_leaves_between_events_and_while_it_waits([Values] bool waiting)
    {
        await using var server = Server();
        var listener = await ListenAsync(server);
        if (!waiting)
        {
            await _schema.ExecuteAsync(new GraphQLRequest("mutation { send(number: 1) }") { Services = server });
            Assert.That(await listener.NextAsync(), Is.EqualTo(Event(1)));
        }

        await listener.DisposeAsync();
        await Eventually.HoldsAsync(() => _broker.SubscriberCount == 0, "the listener has left");
    }

    [Test]
    public async Task A_broker_that_fails_ends_the_subscription_with_an_error_that_may_say_why()
    {
        await using var listener = await ListenAsync(Server());
        _broker.Break(new GraphQLException("The connection to the broker is lost.", code: "BROKER_LOST"));

        Assert.That(
            await listener.RestAsync(),
            Is.EqualTo(["""{"errors":[{"message":"The connection to the broker is lost.","locations":[{"line":1,"column":16}],"path":["letters"],"extensions":{"code":"BROKER_LOST"}}]}"""]));
        await Eventually.HoldsAsync(() => _broker.SubscriberCount == 0, "the listener has left");
    }

    private static string Event(int number) => $$$$"""{"data":{"letters":{"number":{{{{number}}}}}}}""";

    private ServiceProvider Server() => new ServiceCollection().AddSingleton<ITopic<Letter>>(new BrokerTopic<Letter>(_broker, "letters")).BuildServiceProvider();

    private async Task<Listener> ListenAsync(IServiceProvider server)
    {
        var count = _broker.SubscriberCount;
        var listener = new Listener(_schema.StreamAsync(new GraphQLRequest("subscription { letters { number } }") { Services = server }));
        await Eventually.HoldsAsync(() => _broker.SubscriberCount == count + 1, "the subscription listens");
        return listener;
    }

    /// <summary>A client that has asked for its next event.</summary>
    private sealed class Listener : IAsyncDisposable
    {
        private readonly CancellationTokenSource _left = new();
        private readonly IAsyncEnumerator<ExecutionPayload> _payloads;
        private Task<bool> _move;

        public Listener(IAsyncEnumerable<ExecutionPayload> payloads)
        {
            _payloads = payloads.GetAsyncEnumerator(_left.Token);
            _move = _payloads.MoveNextAsync().AsTask();
        }

        public async Task<string?> NextAsync()
        {
            if (!await _move.WaitAsync(TimeSpan.FromSeconds(30)))
            {
                return null;
            }

            var json = _payloads.Current.ToJson();
            _move = _payloads.MoveNextAsync().AsTask();
            return json;
        }

        public async Task<string[]> RestAsync()
        {
            var events = new List<string>();
            while (await NextAsync() is { } json)
            {
                events.Add(json);
            }

            return [.. events];
        }

        public async ValueTask DisposeAsync()
        {
            await _left.CancelAsync();
            try
            {
                await _move;
            }
            catch (OperationCanceledException)
            {
                // As was asked for.
            }

            await _payloads.DisposeAsync();
            _left.Dispose();
        }
    }
}
