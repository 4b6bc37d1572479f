using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The items of an asynchronous sequence.</summary>
internal sealed class SequenceItemSource<T>(IAsyncEnumerator<T> enumerator, ValueCompleter<T> item) : ItemSource
{
    public override bool ItemAcceptsNull => item.AcceptsNull;

    public override bool ItemIsTask => !ReferenceEquals(item.Awaited, item);

    public IAsyncEnumerator<T> Enumerator => enumerator;

    public override ValueTask<bool> MoveNextAsync() => enumerator.MoveNextAsync();

    public override bool CompleteCurrent(SelectedField field, ExecutionRun run) => item.Complete(enumerator.Current, field, run);

    protected override ValueTask DisposeSourceAsync() => enumerator.DisposeAsync();
}
