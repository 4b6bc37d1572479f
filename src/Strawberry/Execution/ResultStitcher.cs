using System.Buffers;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>
/// Copies a run's buffer, late values at their places and null at positions that became null. The buffer holds the first pass, and behind it the late
/// values in the order they came; each of these may itself have places left open.
/// </summary>
internal readonly ref struct ResultStitcher
{
    private readonly Utf8Buffer _buffer;
    private readonly Utf8Buffer _output;
    private readonly PendingList _pending;
    private readonly Patch[]? _rented;
    private readonly int _count;

    public ResultStitcher(Utf8Buffer buffer, PendingList pending, List<ResultNode>? nulled, Utf8Buffer output)
    {
        _buffer = buffer;
        _output = output;
        _pending = pending;
        _count = pending.Count;
        if (pending.IsSorted && nulled is not { Count: > 0 })
        {
            return;
        }

        _count += nulled?.Count ?? 0;
        _rented = ArrayPool<Patch>.Shared.Rent(_count);
        for (var i = 0; i < pending.Count; i++)
        {
            _rented[i] = new Patch(pending[i].Start, pending[i].End, pending[i]);
        }

        for (var i = pending.Count; i < _count; i++)
        {
            var node = nulled![i - pending.Count];
            _rented[i] = new Patch(node.Start, node.End, null);
        }

        // The outer of two patches that start at one place comes first and hides the other.
        _rented.AsSpan(0, _count).Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
    }

    public void Write(int start, int end) => WriteRange(start, end);

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<Patch>.Shared.Return(_rented, clearArray: true);
        }
    }

    private void WriteRange(int start, int end)
    {
        var position = start;
        for (var i = FindFirst(start); i < _count; i++)
        {
            var patch = GetPatch(i);
            if (patch.Start >= end)
            {
                break;
            }

            if (patch.Start < position)
            {
                // Inside of a patch that was written as a whole.
                continue;
            }

            _output.WriteRaw(_buffer.Slice(position, patch.Start));
            WritePatch(patch);
            position = patch.End;
        }

        _output.WriteRaw(_buffer.Slice(position, end));
    }

    private void WritePatch(Patch patch)
    {
        if (patch.Value is not { IsAbandoned: false } value || value.Node.IsNulled)
        {
            _output.WriteNull();
        }
        else if (value.Pieces is { } pieces)
        {
            _output.WriteByte((byte)'[');
            var first = true;
            foreach (var (start, end) in pieces)
            {
                if (start == end)
                {
                    continue;
                }

                if (!first)
                {
                    _output.WriteByte((byte)',');
                }

                first = false;
                WriteRange(start, end);
            }

            _output.WriteByte((byte)']');
        }
        else if (value.HasPlaces)
        {
            WriteRange(value.ContentStart, value.ContentEnd);
        }
        else
        {
            _output.WriteRaw(_buffer.Slice(value.ContentStart, value.ContentEnd));
        }
    }

    private Patch GetPatch(int index)
    {
        if (_rented is not null)
        {
            return _rented[index];
        }

        var value = _pending[index];
        return new Patch(value.Start, value.End, value);
    }

    private int FindFirst(int start)
    {
        var low = 0;
        var high = _count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (GetPatch(middle).Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private readonly record struct Patch(int Start, int End, PendingValue? Value);
}
