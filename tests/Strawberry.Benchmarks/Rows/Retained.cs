using System.Text;

namespace Strawberry.Benchmarks.Rows;

/// <summary>The memory that streams hold while their client has taken some payloads and not yet asked for the next.</summary>
internal static class Retained
{
    // So many at a time that what the pools had ready is a small part of what they hold.
    private const int AtATime = 256;

    /// <summary>Bytes that one response holds after so many payloads.</summary>
    public static async ValueTask<double> AfterAsync(Schema schema, string query, int payloads)
    {
        var text = Encoding.UTF8.GetBytes(query);
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var streams = new IAsyncEnumerator<ExecutionPayload>[AtATime];
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var s = 0; s < AtATime; s++)
            {
                streams[s] = schema.StreamAsync(new GraphQLRequest(text)).GetAsyncEnumerator();
                for (var p = 0; p < payloads && await streams[s].MoveNextAsync().ConfigureAwait(false); p++)
                {
                    streams[s].Current.Dispose();
                }
            }

            best = Math.Min(best, (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / AtATime);
            foreach (var stream in streams)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }

        return best;
    }
}
