using System.Runtime.CompilerServices;

namespace Strawberry.Tests.Extensions;

[GraphQLType]
internal sealed class Secretive
{
    public string Name => "ok";

    public string? Leak => throw new InvalidOperationException("secret");

    public string LeakHard => throw new InvalidOperationException("secret");

    public string? Told => throw new GraphQLException("told", "TOLD");

    [GraphQLField]
    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return "first";
        await Task.Yield();
        throw new InvalidOperationException("secret");
    }

    [GraphQLField]
    public List<Secretive> Several() => [new(), new()];
}

[GraphQLType]
internal sealed class SecretiveQuery
{
    public Secretive? Root => new();
}

[GraphQLType]
internal sealed class SecretiveSubscription
{
    [GraphQLField]
    public async IAsyncEnumerable<Secretive> Events()
    {
        yield return new Secretive();
        await Task.Yield();
        throw new InvalidOperationException("secret");
    }

    [GraphQLField]
    public IAsyncEnumerable<Secretive> Refused() => throw new InvalidOperationException("secret");
}
