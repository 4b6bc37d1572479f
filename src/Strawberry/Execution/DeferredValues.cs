using System.Buffers;
using System.Runtime.InteropServices;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>The data of fragments of a series that were complete one after the other, in one piece of memory. Once they have left, it is their payload's.</summary>
internal sealed class DeferredValues : IDisposable
{
    private DeferredObjects? _series;
    private int _firstId;
    private readonly List<ValueStretch> _stretches = new(1);
    private readonly Utf8Buffer _json;
    private RentedJson _left;
    private int[] _ends = ArrayPool<int>.Shared.Rent(128);
    private ResultNode? _node;
    private Selection? _selection;
    private int _nextIndex;

    /// <param name="series">Where the fragments are from.</param>
    /// <param name="sizeHint">How many bytes of data there may be.</param>
    public DeferredValues(DeferredObjects series, int sizeHint)
    {
        _series = series;
        _json = new Utf8Buffer(sizeHint);
    }

    public int Count { get; private set; }

    public ReadOnlySpan<ValueStretch> Stretches => CollectionsMarshal.AsSpan(_stretches);

    /// <summary>The data of one fragment, once the values have left.</summary>
    public ReadOnlyMemory<byte> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : _ends[number - 1];
            return _left.Array.AsMemory(start, _ends[number] - start);
        }
    }

    /// <summary>Adds the data of the fragment of an object of that stretch: of the item at <paramref name="index"/>, or with -1 of the only one.</summary>
    public void Add(ReadOnlySpan<byte> json, in DeferredStretch from, int index, int element)
    {
        if (index < 0 || index != _nextIndex || !ReferenceEquals(from.Node, _node) || !ReferenceEquals(from.Selection, _selection))
        {
            _stretches.Add(new ValueStretch(from.Node, from.Label, index, element, Count));
            _node = from.Node;
            _selection = from.Selection;
        }

        _nextIndex = index + 1;
        _json.WriteRaw(json);
        if (Count == _ends.Length)
        {
            var longer = ArrayPool<int>.Shared.Rent(Count * 2);
            _ends.CopyTo(longer, 0);
            ArrayPool<int>.Shared.Return(_ends);
            _ends = longer;
        }

        _ends[Count++] = _json.Length;
    }

    /// <summary>The number behind the last of a stretch's values.</summary>
    public int End(int stretch) => stretch + 1 < _stretches.Count ? _stretches[stretch + 1].Start : Count;

    /// <summary>How many bytes of data there are, once the values have left.</summary>
    public int Length => _left.Length;

    /// <summary>The id that a value's group was announced by, once the values have left.</summary>
    public int GetId(in ValueStretch stretch, int number) => _firstId + stretch.Element + number - stretch.Start;

    /// <summary>Gives the values to a payload, which disposes them or leaves them to the garbage collector.</summary>
    public void Leave()
    {
        var length = _json.Length;
        _left = new RentedJson(_json.Detach(), length);

        // The payload must not keep the operation.
        _firstId = _series!.FirstId;
        _series = null;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ends, []) is { Length: > 0 } ends)
        {
            ArrayPool<int>.Shared.Return(ends);
            if (_left.Array is { } left)
            {
                RentedJson.Return(left);
            }

            _json.Dispose();
        }
    }
}

/// <summary>Values of like positions.</summary>
/// <param name="Node">The position of the list, or of the object; null for the root.</param>
/// <param name="Label">The directive's label, or null.</param>
/// <param name="Index">The first item's index; -1 for an object that is no item.</param>
/// <param name="Element">The first one's number in the series.</param>
/// <param name="Start">How many values come before.</param>
internal readonly record struct ValueStretch(ResultNode? Node, string? Label, int Index, int Element, int Start);
