namespace Strawberry.Primitives;

/// <summary>
/// A list of structs of ours. Code of <see cref="List{T}"/> over them is .NET's, which no image of ours can hold: it would be compiled at each start of a process.
/// </summary>
internal sealed class StructList<T>
    where T : struct
{
    // Array.Empty of a struct is .NET's code, too.
    private static readonly T[] Nothing = new T[0];

    private T[] _items = Nothing;

    public int Count { get; private set; }

    public int Capacity => _items.Length;

    public ref T this[int index] => ref _items[index];

    public Span<T> Span => new(_items, 0, Count);

    public void Add(in T item)
    {
        if (Count == _items.Length)
        {
            var larger = new T[Math.Max(4, Count * 2)];
            Array.Copy(_items, larger, Count);
            _items = larger;
        }

        _items[Count++] = item;
    }

    public void RemoveLast(int count)
    {
        Array.Clear(_items, Count - count, count);
        Count -= count;
    }

    public void Clear() => RemoveLast(Count);
}
