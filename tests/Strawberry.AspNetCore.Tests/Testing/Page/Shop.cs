using Microsoft.AspNetCore.Http;
using Strawberry;

namespace Shop;

[GraphQLType]
public record Book(string Title)
{
    [GraphQLField]
    public async Task<string> GetAuthorAsync()
    {
        await Task.Yield();
        return "Jane Austen";
    }

    [GraphQLField]
    public Task<int> GetStockAsync([Service] Warehouse warehouse) => warehouse.Stock.Task;

    [GraphQLField]
    public async IAsyncEnumerable<string> GetReviewsAsync()
    {
        await Task.Yield();
        yield return "Splendid.";
        yield return "A classic.";
        yield return "Too long.";
    }
}

/// <summary>Counts its books when a test says so.</summary>
public class Warehouse
{
    public TaskCompletionSource<int> Stock { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

[GraphQLType]
public class Query
{
    [GraphQLField]
    public Book GetBook(string title) => title == "Emma" ? new Book(title) : throw new GraphQLException("There is no such book.", code: "NO_BOOK");
}

[GraphQLType]
public class Mutation
{
    [GraphQLField]
    public string SetCover(string title, IFormFile cover) => $"{title}: {cover.FileName}, {cover.Length} bytes of {cover.ContentType}";
}

[GraphQLType]
public class Subscription
{
    [GraphQLField]
    public IAsyncEnumerable<int> Sold(int copies) => Enumerable.Range(1, copies).ToAsyncEnumerable();
}
