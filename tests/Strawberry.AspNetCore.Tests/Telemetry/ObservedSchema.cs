using Microsoft.AspNetCore.Authorization;

namespace Strawberry.AspNetCore.Tests.Telemetry;

[GraphQLType]
internal sealed class ObservedQuery
{
    public string Name => "name";

    [GraphQLField]
    public string? Fails() => throw new GraphQLException("no", code: "NO");

    [GraphQLField]
    public Task<string?> Loaded(int key, LengthByNumberLoader loader) => loader.LoadAsync(key);

    [Authorize]
    [GraphQLField]
    public string? Denied() => "denied";
}

internal static class ObservedLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<int, string>> LengthByNumber(IReadOnlyList<int> keys) =>
        Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => $"{k}"));
}

[GraphQLType]
internal sealed class ObservedMutation
{
    [GraphQLField]
    public async Task<int> Publish(int count, [Service] ITopic<Beat> beats)
    {
        for (var i = 0; i < count; i++)
        {
            await beats.PublishAsync(new Beat(i));
        }

        return count;
    }
}

[GraphQLType]
internal sealed class ObservedSubscription
{
    [GraphQLField]
    public IAsyncEnumerable<Beat> Beats([Service] ITopic<Beat> beats, CancellationToken cancellationToken) => beats.ListenAsync(cancellationToken);
}

[GraphQLType]
internal sealed record Beat(int Number);
