using System.Diagnostics;
using System.Runtime.CompilerServices;
using Strawberry.Primitives;
using Strawberry.Resolvers;

namespace Strawberry.Execution;

/// <summary>
/// The places that a run has left open, in the order they were left. Used again by another run, with what waited at them: what was at a place in one request is
/// nearly always what is there in the next.
/// </summary>
internal sealed class PendingList
{
    private const int MinRoom = 16;
    private const int MaxKept = 1024;

    private PendingPlace[] _places = new PendingPlace[MinRoom];
    private PendingField[] _fields = [];
    private int _fieldCount;
    private int _field;

    private PendingList()
    {
    }

    public int Count { get; private set; }

    /// <summary>Whether each place starts behind the one before.</summary>
    public bool IsSorted { get; private set; } = true;

    /// <summary>A value of an earlier run, which may take the next place; or null.</summary>
    public PendingValue? Spare => Count < _places.Length ? _places[Count].Item as PendingValue : null;

    /// <summary>What the last task's place has in common with others; null before the first.</summary>
    public PendingField? Field => _fieldCount > 0 ? _fields[_field] : null;

    /// <summary>A place, where it is until another is added.</summary>
    public ref PendingPlace this[int index]
    {
        get
        {
            Debug.Assert(index < Count, "There is no such place.");
            return ref _places[index];
        }
    }

    /// <summary>An empty list.</summary>
    public static PendingList Take() => Spares<PendingList>.TryTake() ?? new PendingList();

    /// <summary>Adds the place of a value: that of a list may start before those in its first items, which any other place starts behind.</summary>
    public void Add(PendingValue value)
    {
        IsSorted &= Count == 0 || value.Start >= _places[Count - 1].Start;
        ref var place = ref Add(value.Start);
        place.End = value.End;
        place.States = PlaceStates.IsValue;
        if (!ReferenceEquals(place.Item, value))
        {
            place.Item = value;
        }
    }

    /// <summary>Adds a place that starts there.</summary>
    public ref PendingPlace Add(int start)
    {
        var count = Count;
        if (count == _places.Length)
        {
            Array.Resize(ref _places, count * 2);
        }

        Count = count + 1;
        ref var place = ref _places[count];
        place.Start = start;
        return ref place;
    }

    /// <summary>
    /// What earlier places have in common with one of a task that was met now: of those that follow each other in one object, the next is nearly always the one behind the last; null for none.
    /// </summary>
    public PendingField? FindField(SelectedField field, AwaitedValue value, ResultNode? parent, DeliveryGroup? defers, ResolverScopes? scopes)
    {
        var next = _field + 1 < _fieldCount ? _field + 1 : 0;
        if (next >= _fieldCount || !_fields[next].IsFor(field, value, parent, defers, scopes))
        {
            return null;
        }

        _field = next;
        return _fields[next];
    }

    /// <summary>Adds what the next places have in common.</summary>
    public PendingField AddField()
    {
        if (_fieldCount == _fields.Length)
        {
            Array.Resize(ref _fields, Math.Max(MinRoom, _fieldCount * 2));
        }

        _field = _fieldCount++;
        return _fields[_field] ??= new PendingField();
    }

    /// <summary>Removes the last place, of which nobody makes use any more.</summary>
    public void RemoveLast()
    {
        Count--;
        Forget(ref _places[Count], isRunOver: false);
    }

    /// <summary>Lets go of the list and its values, of which the run makes no use any more.</summary>
    public void Return()
    {
        for (var i = 0; i < Count; i++)
        {
            Forget(ref _places[i], isRunOver: true);
        }

        for (var i = 0; i < _fieldCount; i++)
        {
            _fields[i].End();
        }

        Count = 0;
        _fieldCount = 0;
        _field = 0;
        IsSorted = true;
        if (_places.Length > MaxKept)
        {
            Array.Resize(ref _places, MaxKept);
        }

        if (_fields.Length > MaxKept)
        {
            Array.Resize(ref _fields, MaxKept);
        }

        Spares<PendingList>.Return(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Forget(ref PendingPlace place, bool isRunOver)
    {
        if (place.Value is { } value)
        {
            // One that was taken back may still wait.
            if (!value.TryRelease() || !isRunOver)
            {
                place.Item = null;
            }
        }

        place.Task = null;
        place.Node = null;
    }
}
