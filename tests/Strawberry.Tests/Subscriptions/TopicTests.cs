using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Strawberry.Tests.Subscriptions;

public sealed class TopicTests
{
    [Test]
    public async Task Every_listener_hears_every_event_in_order()
    {
        var topic = new Topic<int>();
        await using var first = topic.ListenAsync().GetAsyncEnumerator();
        await using var second = topic.ListenAsync().GetAsyncEnumerator();
        foreach (var i in Enumerable.Range(0, 50))
        {
            await topic.PublishAsync(i);
        }

        topic.Complete();

        Assert.That(await RestAsync(first), Is.EqualTo(Enumerable.Range(0, 50)));
        Assert.That(await RestAsync(second), Is.EqualTo(Enumerable.Range(0, 50)));
    }

    [Test]
    public async Task A_listener_hears_what_is_published_once_it_is_enumerated()
    {
        var topic = new Topic<int>();
        var events = topic.ListenAsync();
        topic.Publish(1);
        await using var listener = events.GetAsyncEnumerator();
        var waiting = listener.MoveNextAsync();
        Assert.That(waiting.IsCompleted, Is.False);
        topic.Publish(2);

        Assert.That(await waiting, Is.True);
        Assert.That(listener.Current, Is.EqualTo(2));
    }

    [TestCase(TopicOverflow.DropOldest, new[] { 3, 4, 5 })]
    [TestCase(TopicOverflow.DropNewest, new[] { 1, 2, 3 })]
    public async Task Of_too_many_events_the_policy_drops(TopicOverflow overflow, int[] heard)
    {
        var topic = new Topic<int>(new TopicOptions { Capacity = 3, Overflow = overflow });
        await using var listener = topic.ListenAsync().GetAsyncEnumerator();
        foreach (var i in Enumerable.Range(1, 5))
        {
            topic.Publish(i);
        }

        topic.Complete();

        Assert.That(await RestAsync(listener), Is.EqualTo(heard));
    }

    [Test]
    public async Task A_slow_listener_is_disconnected_behind_what_waits_for_it_and_others_go_on()
    {
        var topic = new Topic<int>(new TopicOptions { Capacity = 2 });
        await using var slow = topic.ListenAsync().GetAsyncEnumerator();
        await using var quick = topic.ListenAsync().GetAsyncEnumerator();
        var quickHeard = new List<int>();
        foreach (var i in Enumerable.Range(1, 4))
        {
            topic.Publish(i);
            await quick.MoveNextAsync();
            quickHeard.Add(quick.Current);
        }

        Assert.That(topic.ListenerCount, Is.EqualTo(1));
        Assert.That(quickHeard, Is.EqualTo([1, 2, 3, 4]));
        var slowHeard = new List<int>();
        var disconnected = await Assert.ThrowsAsync<TopicOverflowException>(async () =>
        {
            while (await slow.MoveNextAsync())
            {
                slowHeard.Add(slow.Current);
            }
        });
        Assert.That(slowHeard, Is.EqualTo([1, 2]));
        Assert.That(disconnected!.Message, Is.EqualTo("The subscription was disconnected: too many events waited to be taken (the limit is 2)."));
        Assert.That(disconnected.Code, Is.EqualTo("TOPIC_OVERFLOW"));
    }

    [Test]
    public async Task Who_leaves_is_removed()
    {
        var topic = new Topic<int>();
        var listener = topic.ListenAsync().GetAsyncEnumerator();
        Assert.That(topic.ListenerCount, Is.EqualTo(1));
        await listener.DisposeAsync();
        Assert.That(topic.ListenerCount, Is.Zero);
    }

    [Test]
    public async Task Who_is_canceled_stops_waiting([Values] bool whileEnumerating)
    {
        var topic = new Topic<int>();
        using var canceled = new CancellationTokenSource();
        await using (var listener = whileEnumerating
            ? topic.ListenAsync().GetAsyncEnumerator(canceled.Token)
            : topic.ListenAsync(canceled.Token).GetAsyncEnumerator(CancellationToken.None))
        {
            var waiting = listener.MoveNextAsync();
            await canceled.CancelAsync();
            Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(topic.ListenerCount, Is.Zero);
    }

    [Test]
    public async Task Publishers_at_the_same_time_come_to_all_listeners_in_one_order()
    {
        const int Publishers = 8;
        const int Events = 500;
        var topic = new Topic<(int Publisher, int Event)>(new TopicOptions { Capacity = Publishers * Events });
        await using var first = topic.ListenAsync().GetAsyncEnumerator();
        await using var second = topic.ListenAsync().GetAsyncEnumerator();
        await Parallel.ForAsync(0, Publishers, async (publisher, token) =>
        {
            for (var i = 0; i < Events; i++)
            {
                await topic.PublishAsync((publisher, i), token);
            }
        });
        topic.Complete();

        var heard = await RestAsync(first);
        Assert.That(await RestAsync(second), Is.EqualTo(heard));
        foreach (var publisher in Enumerable.Range(0, Publishers))
        {
            Assert.That(heard.Where(e => e.Publisher == publisher).Select(e => e.Event), Is.EqualTo(Enumerable.Range(0, Events)));
        }
    }

    [Test]
    public async Task Listeners_that_come_and_go_while_events_are_published_leave_nothing_behind()
    {
        var topic = new Topic<int>(new TopicOptions { Capacity = 1, Overflow = TopicOverflow.DropOldest });
        using var done = new CancellationTokenSource();
        var publishing = Parallel.ForAsync(0, 2, async (_, _) =>
        {
            for (var i = 0; !done.IsCancellationRequested; i++)
            {
                topic.Publish(i);
                await Task.Yield();
            }
        });
        await Parallel.ForAsync(0, 200, async (_, token) =>
        {
            await foreach (var heard in topic.ListenAsync(token))
            {
                break;
            }
        });
        await done.CancelAsync();
        await publishing;

        Assert.That(topic.ListenerCount, Is.Zero);
    }

    [Test]
    public async Task Who_comes_to_a_completed_topic_hears_the_end()
    {
        var topic = new Topic<int>();
        topic.Complete();
        topic.Publish(1);
        await using var listener = topic.ListenAsync().GetAsyncEnumerator();

        Assert.That(await listener.MoveNextAsync(), Is.False);
        Assert.That(topic.ListenerCount, Is.Zero);
    }

    [Test]
    public async Task A_container_makes_one_with_or_without_options([Values] bool withOptions)
    {
        var services = new ServiceCollection().AddSingleton<ITopic<int>, Topic<int>>();
        if (withOptions)
        {
            services.AddSingleton(new TopicOptions { Capacity = 7 });
        }

        await using var provider = services.BuildServiceProvider();

        Assert.That(((Topic<int>)provider.GetRequiredService<ITopic<int>>()).Options.Capacity, Is.EqualTo(withOptions ? 7 : 100));
    }

    [Test]
    public void A_capacity_below_one_is_refused() =>
        Assert.That(() => new Topic<int>(new TopicOptions { Capacity = 0 }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Publishing_with_a_canceled_token_publishes_nothing() =>
        Assert.That(async () => await new Topic<int>().PublishAsync(1, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    private static async Task<List<T>> RestAsync<T>(IAsyncEnumerator<T> listener)
    {
        var heard = new List<T>();
        while (await listener.MoveNextAsync())
        {
            heard.Add(listener.Current);
        }

        return heard;
    }
}
