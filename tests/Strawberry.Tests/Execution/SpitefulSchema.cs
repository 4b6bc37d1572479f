using System.Threading.Tasks.Sources;
using Strawberry.Resolvers;

namespace Strawberry.Tests.Execution;

/// <summary>An exception whose own members throw.</summary>
internal sealed class SpitefulException : Exception
{
    public override string Message => throw new InvalidOperationException("no message");

    public override string ToString() => throw new InvalidOperationException("no text");
}

/// <summary>A key that cannot be written.</summary>
internal readonly record struct SpitefulKey(int Number)
{
    public override string ToString() => throw new InvalidOperationException("no text");
}

internal sealed class SpitefulLoader(DataLoaderContext context) : DataLoader<SpitefulKey, string>(context)
{
    protected override Task LoadBatchAsync(DataLoaderBatch<SpitefulKey, string> batch, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A value that never comes and refuses to say when.</summary>
internal sealed class SpitefulValue<T> : IValueTaskSource<T>
{
    public T GetResult(short token) => throw new InvalidOperationException("no result");

    public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        throw new InvalidOperationException("awaited already");
}

/// <summary>Where an enumerator throws.</summary>
internal enum Spite
{
    Open,
    Move,
    MoveLater,
    Await,
    Current,
    Dispose,
}

/// <summary>A sequence of three numbers that throws at one place.</summary>
internal sealed class SpitefulSequence(Spite spite) : IAsyncEnumerable<int>, IAsyncEnumerator<int>
{
    private int _current = -1;

    public int Current => spite == Spite.Current && _current == 1 ? throw new InvalidOperationException("no current") : _current;

    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken) =>
        spite == Spite.Open ? throw new InvalidOperationException("no enumerator") : this;

    public ValueTask<bool> MoveNextAsync()
    {
        _current++;
        if (_current == 1)
        {
            switch (spite)
            {
                case Spite.Move:
                    throw new InvalidOperationException("no move");
                case Spite.MoveLater:
                    return FailAsync();
                case Spite.Await:
                    return new ValueTask<bool>(new SpitefulValue<bool>(), 0);
            }
        }

        return new ValueTask<bool>(_current < 3);
    }

    public ValueTask DisposeAsync() => spite == Spite.Dispose ? throw new InvalidOperationException("no disposal") : default;

    private static async ValueTask<bool> FailAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("no move, later");
    }
}

[GraphQLType]
internal sealed class Spiteful
{
    public string Name => "spiteful";

    [GraphQLField]
    public string? Throws() => throw new SpitefulException();

    [GraphQLField]
    public ValueTask<string?> Never() => new(new SpitefulValue<string?>(), 0);

    [GraphQLField]
    public Task<string?> Key(SpitefulLoader loader) => loader.LoadAsync(new SpitefulKey(1));

    [GraphQLField]
    public IAsyncEnumerable<int>? Numbers(Spite spite) => new SpitefulSequence(spite);

    /// <summary>Holds its thread until its token fires.</summary>
    [GraphQLField]
    public string? Blocks(ResolveInfo<Hands> info, CancellationToken cancellationToken)
    {
        info.Context.Note("blocked");
        cancellationToken.WaitHandle.WaitOne();
        info.Context.Note("released");
        return null;
    }

    [GraphQLField]
    public Spiteful Self() => this;

    [GraphQLField]
    public List<Spiteful> Selves() => [this, this];
}

[GraphQLInput]
internal sealed record SpitefulFilter(int Limit, int Least = 4, IReadOnlyList<int>? Ids = null, SpitefulFilter? Inner = null);

[GraphQLType]
internal sealed class SpitefulQuery
{
    public Spiteful? Root => new();

    [GraphQLField]
    public string? Echo(SpitefulFilter? filter = null, IReadOnlyList<IReadOnlyList<int>>? lists = null) =>
        $"{filter?.Limit} {filter?.Least} {lists?.Count}";
}

[GraphQLType]
internal sealed class SpitefulMutation
{
    public string Name => "mutation";
}

[GraphQLType]
internal sealed class SpitefulSubscription
{
    [GraphQLField]
    public IAsyncEnumerable<int> Events(Spite spite) => new SpitefulSequence(spite);

    /// <summary>One event: the name of the context that the source was resumed in.</summary>
    [GraphQLField]
    public async IAsyncEnumerable<string> Contexts()
    {
        await Task.Yield();
        yield return SynchronizationContext.Current?.GetType().Name ?? "none";
    }
}
