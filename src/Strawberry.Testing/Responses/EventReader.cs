using System.Runtime.CompilerServices;
using System.Text;

namespace Strawberry.Testing.Responses;

/// <summary>Server-sent events by the «distinct connections» mode of the graphql-sse protocol: <c>next</c> has a payload, <c>complete</c> is the last.</summary>
internal sealed class EventReader(ResponseBody body, ResponseProblem problem) : PayloadReader(body, problem)
{
    private readonly MemoryStream _data = new();
    private string? _event;

    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = 0;
        while (await Body.TakeUntilAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false) is { } line)
        {
            var text = line.AsSpan().TrimEnd((byte)'\r');
            if (!text.IsEmpty)
            {
                TakeField(text);
                continue;
            }

            // An empty line ends an event, or a comment.
            var (name, data) = (_event, _data.ToArray());
            _event = null;
            _data.SetLength(0);
            switch (name)
            {
                case "next":
                    yield return data;
                    count++;
                    break;
                case "complete":
                    await CheckEndAsync(count, cancellationToken).ConfigureAwait(false);
                    yield break;
                case null when data.Length == 0:
                    break;
                default:
                    throw Problem.Malformed(count, $"comes an event named {name ?? "nothing"}, and not next or complete", data);
            }
        }

        throw Problem.EndedEarly(count, "the event complete");
    }

    // https://html.spec.whatwg.org/multipage/server-sent-events.html: a name, a colon, at most one space that does not count.
    private void TakeField(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? default : line[(colon + 1)..];
        if (value.StartsWith(" "u8))
        {
            value = value[1..];
        }

        if (name.SequenceEqual("event"u8))
        {
            _event = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("data"u8))
        {
            if (_data.Length > 0)
            {
                _data.WriteByte((byte)'\n');
            }

            _data.Write(value);
        }
    }

    private async ValueTask CheckEndAsync(int count, CancellationToken cancellationToken)
    {
        var rest = await Body.TakeRestAsync(cancellationToken).ConfigureAwait(false);
        if (rest.Length > 0)
        {
            throw Problem.Malformed(count, "something stands behind the event complete", rest);
        }
    }
}
