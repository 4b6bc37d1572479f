using System.Runtime.CompilerServices;
using Strawberry.Testing.Payloads;

namespace Strawberry.Testing;

/// <summary>
/// Runs operations and gives what is answered, the same way whatever lies between: <see cref="SchemaTestClient"/> asks a schema, <see cref="HttpTestClient"/> an
/// endpoint over HTTP, <see cref="WebSocketTestClient"/> one over a WebSocket. What is no GraphQL response is a <see cref="TestClientException"/>.
/// </summary>
public abstract class GraphQLTestClient
{
    private protected GraphQLTestClient()
    {
    }

    /// <summary>The clock of <see cref="ReceivedPayload.Elapsed"/>; that of the system by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long to wait for each payload, by the system's clock, before the test fails; 30 seconds by default. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for ever.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Runs an operation and gives its payloads as they arrive: one of a plain result, a sequence of an incremental one, one an event of a subscription. Who stops
    /// reading cancels the operation.
    /// </summary>
    public IAsyncEnumerable<ReceivedPayload> StreamAsync(TestRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReadAsync(request, isWhole: false, cancellationToken);
    }

    /// <summary>Runs the operation of a document and gives its payloads as they arrive.</summary>
    public IAsyncEnumerable<ReceivedPayload> StreamAsync(string query, RequestVariables variables = default, CancellationToken cancellationToken = default) =>
        StreamAsync(new TestRequest(query) { Variables = variables }, cancellationToken);

    /// <summary>Runs a query or mutation and gives its one complete result. Over a WebSocket, where nobody can ask for that, payloads are merged.</summary>
    public ValueTask<ReceivedPayload> ExecuteAsync(TestRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReadAsync(request, isWhole: true, cancellationToken).MergeAsync(cancellationToken);
    }

    /// <summary>Runs the query or mutation of a document and gives its one complete result.</summary>
    public ValueTask<ReceivedPayload> ExecuteAsync(string query, RequestVariables variables = default, CancellationToken cancellationToken = default) =>
        ExecuteAsync(new TestRequest(query) { Variables = variables }, cancellationToken);

    /// <summary>Sends the request and gives payloads as they come. With <paramref name="isWhole"/> one complete result is wanted.</summary>
    internal abstract IAsyncEnumerable<WirePayload> SendAsync(TestRequest request, bool isWhole, CancellationToken cancellationToken);

    private async IAsyncEnumerable<ReceivedPayload> ReadAsync(TestRequest request, bool isWhole, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Timeout, cancellationToken);
        var sequence = new PayloadSequence(Time);
        await using var payloads = SendAsync(request, isWhole, deadline.Token).GetAsyncEnumerator(deadline.Token);
        while (await deadline.WaitAsync(payloads.MoveNextAsync(), sequence.Count).ConfigureAwait(false))
        {
            yield return sequence.Take(payloads.Current);
        }

        sequence.End();
    }
}
