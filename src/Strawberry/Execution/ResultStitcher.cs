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
            _rented[i] = new Patch(pending[i].Start, pending[i].End, i);
        }

        for (var i = pending.Count; i < _count; i++)
        {
            var node = nulled![i - pending.Count];
            _rented[i] = new Patch(node.Start, node.End, -1);
        }

        // The outer of two patches that start at one place comes first and hides the other.
        _rented.AsSpan(0, _count).Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
    }

    public void Write(int start, int end) => WriteRange(start, end);

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<Patch>.Shared.Return(_rented, clearArray: false);
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

            _output.WriteFrom(_buffer, position, patch.Start);
            WritePatch(patch);
            position = patch.End;
        }

        _output.WriteFrom(_buffer, position, end);
    }

    private void WritePatch(Patch patch)
    {
        if (patch.Place < 0)
        {
            _output.WriteNull();
            return;
        }

        ref var place = ref _pending[patch.Place];
        if (place.Value is { } value)
        {
            WriteValue(value);
        }
        else if (place.Is(PlaceStates.IsAbandoned) || place.Node is { IsNulled: true })
        {
            _output.WriteNull();
        }
        else
        {
            WriteContent(place.ContentStart, place.ContentEnd, place.Is(PlaceStates.HasPlaces));
        }
    }

    private void WriteValue(PendingValue value)
    {
        if (value.IsAbandoned || value.Node.IsNulled)
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
        else
        {
            WriteContent(value.ContentStart, value.ContentEnd, value.HasPlaces);
        }
    }

    private void WriteContent(int start, int end, bool hasPlaces)
    {
        if (hasPlaces)
        {
            WriteRange(start, end);
        }
        else
        {
            _output.WriteFrom(_buffer, start, end);
        }
    }

    private Patch GetPatch(int index)
    {
        if (_rented is not null)
        {
            return _rented[index];
        }

        ref var place = ref _pending[index];
        return new Patch(place.Start, place.End, index);
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

    /// <param name="Start">What is replaced, from here.</param>
    /// <param name="End">To here.</param>
    /// <param name="Place">The number of the place whose content stands there; -1 for null.</param>
    private readonly record struct Patch(int Start, int End, int Place);
}
