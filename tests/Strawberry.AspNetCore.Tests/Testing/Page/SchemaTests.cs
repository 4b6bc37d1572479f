using Microsoft.Extensions.DependencyInjection;
using Strawberry;
using Strawberry.Testing;

namespace Shop;

public class SchemaTests
{
    private static readonly Schema Schema =
        new Schema<Query, Mutation, Subscription>(new SchemaConfig { EnableExperimentalIncrementalExecution = true });

    private readonly SchemaTestClient _client = new(Schema);

    [Test]
    public async Task A_book_has_an_author()
    {
        var result = await _client.ExecuteAsync(
            "query ($title: String!) { book(title: $title) { author reviews } }", """{"title":"Emma"}""");

        Assert.That(result.EnsureNoErrors().Get<string>("book.author"), Is.EqualTo("Jane Austen"));
        Assert.That(result.Get<string>("book.reviews.0"), Is.EqualTo("Splendid."));
    }

    [Test]
    public async Task A_book_that_is_not_sold_is_an_error()
    {
        var result = await _client.ExecuteAsync("""{ book(title: "Ulysses") { title } }""");

        var error = result.Errors.Single();
        Assert.That(error.Message, Is.EqualTo("There is no such book."));
        Assert.That(error.Extensions!["code"], Is.EqualTo("NO_BOOK"));
    }

    [Test]
    public async Task Payloads_add_up_to_one_result()
    {
        var result = await _client.StreamAsync("""{ book(title: "Emma") { reviews @stream ... @defer { author } } }""").MergeAsync();

        Assert.That(result.Get<string[]>("book.reviews"), Has.Length.EqualTo(3));
        Assert.That(result.Get<string>("book.author"), Is.EqualTo("Jane Austen"));
    }

    [Test]
    public Task The_first_review_comes_at_once_and_the_others_together() =>
        _client.StreamAsync("""{ book(title: "Emma") { title reviews @stream(initialCount: 1) } }""").MatchSnapshotAsync();

    [Test]
    public async Task The_stock_comes_when_it_was_counted()
    {
        var warehouse = new Warehouse();
        var client = new SchemaTestClient(Schema) { Services = new ServiceCollection().AddSingleton(warehouse).BuildServiceProvider() };
        var payloads = client.StreamAsync(
            """{ book(title: "Emma") { title ... @defer(label: "author") { author } ... @defer(label: "stock") { stock } } }""");

        await payloads.Select(CountBehindTheAuthor).MatchSnapshotAsync();

        ReceivedPayload CountBehindTheAuthor(ReceivedPayload payload, int index)
        {
            if (index == 1)
            {
                warehouse.Stock.SetResult(3);
            }

            return payload;
        }
    }
}
