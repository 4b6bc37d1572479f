using System.Runtime.CompilerServices;

namespace Strawberry.Primitives;

/// <summary>A list that most often has one item or none, and then costs no more than a reference. A copy shares its items beyond the first.</summary>
internal struct SmallList<T>
    where T : class
{
    // Nothing, the one item, or a list of several.
    private object? _items;

    public SmallList(T item) => _items = item;

    public readonly int Count => _items switch
    {
        null => 0,
        List<T> list => list.Count,
        _ => 1,
    };

    public readonly T this[int index] => _items is List<T> list ? list[index] : Unsafe.As<T>(_items)!;

    public void Add(T item)
    {
        if (_items is null)
        {
            _items = item;
        }
        else if (_items is List<T> list)
        {
            list.Add(item);
        }
        else
        {
            _items = new List<T> { Unsafe.As<T>(_items), item };
        }
    }

    public void AddRange(SmallList<T> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            Add(items[i]);
        }
    }

    public void AddRange(List<T> items)
    {
        foreach (var item in items)
        {
            Add(item);
        }
    }

    public void Remove(T item)
    {
        if (ReferenceEquals(_items, item))
        {
            _items = null;
        }
        else if (_items is List<T> list)
        {
            list.Remove(item);
        }
    }

    public void Clear() => _items = null;

    public readonly Enumerator GetEnumerator() => new(this);

    public struct Enumerator(SmallList<T> items)
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        public bool MoveNext() => ++_index < items.Count;
    }
}
