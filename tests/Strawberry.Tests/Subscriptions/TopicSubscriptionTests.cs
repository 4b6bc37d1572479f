using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Strawberry.Tests.Tools;

namespace Strawberry.Tests.Subscriptions;

/// <summary>A mutation publishes, a subscription listens.</summary>
public sealed class TopicSubscriptionTests
{
    [GraphQLType]
    internal sealed record Review(string Book, int Stars);

    [GraphQLType]
    internal sealed class Query
    {
        public int Version => 1;
    }

    [GraphQLType]
    internal sealed class Mutation
    {
        [GraphQLField]
        public async Task<Review> AddReviewAsync(string book, int stars, [Service] ITopic<Review> reviews)
        {
            var review = new Review(book, stars);
            await reviews.PublishAsync(review);
            return review;
        }
    }

    [GraphQLType]
    internal sealed class Subscription
    {
        [GraphQLField]
        public IAsyncEnumerable<Review> ReviewAdded([Service] ITopic<Review> reviews, CancellationToken cancellationToken) =>
            reviews.ListenAsync(cancellationToken);
    }

    private static readonly Schema Books = new Schema<Query, Mutation, Subscription>();

    [Test]
    public async Task What_a_mutation_publishes_is_an_event_in_order()
    {
        var topic = new Topic<Review>();
        await using var services = MakeServices(topic);
        await using var events = Listen(services);
        var first = events.NextAsync();
        await Eventually.HoldsAsync(() => topic.ListenerCount == 1, "the subscription listens");
        foreach (var stars in Enumerable.Range(1, 3))
        {
            await Books.ExecuteAsync(new GraphQLRequest($$"""mutation { addReview(book: "Emma", stars: {{stars}}) { stars } }""") { Services = services });
        }

        Assert.That(
            new[] { await first, await events.NextAsync(), await events.NextAsync() },
            Is.EqualTo(Enumerable.Range(1, 3).Select(i => $$$$"""{"data":{"reviewAdded":{"book":"Emma","stars":{{{{i}}}}}}}""")));
        topic.Complete();
        Assert.That(await events.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task A_client_that_leaves_is_removed()
    {
        var topic = new Topic<Review>();
        await using var services = MakeServices(topic);
        await using (var events = Listen(services))
        {
            var first = events.NextAsync();
            await Eventually.HoldsAsync(() => topic.ListenerCount == 1, "the subscription listens");
            topic.Publish(new Review("Emma", 5));
            await first;
        }

        Assert.That(topic.ListenerCount, Is.Zero);
    }

    [Test]
    public async Task A_client_that_is_canceled_while_it_waits_is_removed()
    {
        var topic = new Topic<Review>();
        await using var services = MakeServices(topic);
        using var canceled = new CancellationTokenSource();
        var events = Listen(services, canceled.Token);
        var waiting = events.MoveNextAsync();
        await Eventually.HoldsAsync(() => topic.ListenerCount == 1, "the subscription listens");
        await canceled.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        await events.DisposeAsync();

        await Eventually.HoldsAsync(() => topic.ListenerCount == 0, "the listener has left");
    }

    [Test]
    public async Task A_client_that_is_too_slow_is_told_and_disconnected()
    {
        var topic = new Topic<Review>(new TopicOptions { Capacity = 1 });
        await using var services = MakeServices(topic);
        await using var events = Listen(services);
        var first = events.NextAsync();
        await Eventually.HoldsAsync(() => topic.ListenerCount == 1, "the subscription listens");
        topic.Publish(new Review("Emma", 1));
        await first;
        topic.Publish(new Review("Emma", 2));
        topic.Publish(new Review("Emma", 3));

        Assert.That(await events.NextAsync(), Is.EqualTo("""{"data":{"reviewAdded":{"book":"Emma","stars":2}}}"""));
        Assert.That(
            await events.NextAsync(),
            Is.EqualTo("""{"errors":[{"message":"The subscription was disconnected: too many events waited to be taken (the limit is 1).","locations":[{"line":1,"column":16}],"path":["reviewAdded"],"extensions":{"code":"TOPIC_OVERFLOW"}}]}"""));
        Assert.That(await events.MoveNextAsync(), Is.False);
    }

    private static ServiceProvider MakeServices(Topic<Review> topic) =>
        new ServiceCollection().AddSingleton<ITopic<Review>>(topic).BuildServiceProvider();

    private static IAsyncEnumerator<ExecutionPayload> Listen(IServiceProvider services, CancellationToken cancellationToken = default) =>
        Books.StreamAsync(new GraphQLRequest("subscription { reviewAdded { book stars } }") { Services = services }, cancellationToken)
            .GetAsyncEnumerator(CancellationToken.None);
}
