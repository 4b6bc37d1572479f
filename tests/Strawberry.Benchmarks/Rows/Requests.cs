using System.Text;
using Strawberry.Benchmarks.Measuring;

namespace Strawberry.Benchmarks.Rows;

/// <summary>The engine's sides: from a request's bytes to a response's, limits on, documents cached, payloads disposed as a transport does.</summary>
internal static class Requests
{
    public static readonly Schema<Query> Plain = new();

    public static readonly Schema<Query, Mutation, Subscription> Events = new();

    public static readonly Schema<Query> Incremental = In(IncrementalFormat.Incremental2022);

    public static readonly Schema<Query> PendingCompleted = In(IncrementalFormat.PendingCompleted);

    public static readonly Schema<Query> Patches = In(IncrementalFormat.Patch2020);

    /// <summary>One result.</summary>
    public static Side Execute(Schema schema, Response response, string query, byte[]? variables = null)
    {
        var text = Encoding.UTF8.GetBytes(query);
        var json = (ReadOnlyMemory<byte>)variables;
        return new Side(() =>
        {
            var running = schema.ExecuteAsync(variables is null ? new GraphQLRequest(text) : new GraphQLRequest(text) { Variables = json });
            if (!running.IsCompletedSuccessfully)
            {
                return FinishAsync(running, response);
            }

            var payload = running.Result;
            payload.WriteTo(response.Begin());
            payload.Dispose();
            return default;
        });
    }

    /// <summary>All payloads.</summary>
    public static Side Stream(Schema schema, Response response, string query)
    {
        var text = Encoding.UTF8.GetBytes(query);
        return new Side(async () =>
        {
            await foreach (var payload in schema.StreamAsync(new GraphQLRequest(text)).ConfigureAwait(false))
            {
                payload.WriteTo(response.Begin());
                payload.Dispose();
            }
        });
    }

    /// <summary>All payloads, of which only the first is timed.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="response">Where it goes.</param>
    /// <param name="query">The query.</param>
    /// <param name="behind">A query that is executed behind, and not timed, so that what is compared finds the processor's caches alike; null for none.</param>
    public static Side First(Schema schema, Response response, string query, string? behind = null)
    {
        var text = Encoding.UTF8.GetBytes(query);
        var other = behind is null ? null : Encoding.UTF8.GetBytes(behind);
        return new Side(async lap =>
        {
            lap.Begin();
            await using var payloads = schema.StreamAsync(new GraphQLRequest(text)).GetAsyncEnumerator();
            await payloads.MoveNextAsync().ConfigureAwait(false);
            payloads.Current.WriteTo(response.Begin());
            payloads.Current.Dispose();
            lap.End();
            while (await payloads.MoveNextAsync().ConfigureAwait(false))
            {
                payloads.Current.Dispose();
            }

            if (other is not null)
            {
                await foreach (var payload in schema.StreamAsync(new GraphQLRequest(other)).ConfigureAwait(false))
                {
                    payload.Dispose();
                }
            }
        });
    }

    /// <summary>An event a payload; the best stretch of so many events is timed.</summary>
    public static Side Listen(Schema schema, Response response, string query, int events, int stretch)
    {
        var text = Encoding.UTF8.GetBytes(query);
        return new Side(async lap =>
        {
            var count = 0;
            lap.Begin();
            await foreach (var payload in schema.StreamAsync(new GraphQLRequest(text)).ConfigureAwait(false))
            {
                payload.WriteTo(response.Begin());
                payload.Dispose();
                if (++count % stretch == 0)
                {
                    lap.Split(stretch);
                }
            }
        })
        {
            Each = events,
        };
    }

    private static Schema<Query> In(IncrementalFormat format) =>
        new(new SchemaConfig { EnableExperimentalIncrementalExecution = true, IncrementalFormat = format });

    private static async ValueTask FinishAsync(ValueTask<ExecutionPayload> running, Response response)
    {
        using var payload = await running.ConfigureAwait(false);
        payload.WriteTo(response.Begin());
    }
}
