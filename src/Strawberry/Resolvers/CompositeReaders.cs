using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>A reference that may be null.</summary>
internal sealed class NullableReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : class
{
    internal override bool IsImmutable => inner.IsImmutable;

    internal override bool CanCopy => inner.CanCopy;

    internal override T? Copy(T? value) => value is null ? null : inner.Copy(value);

    internal override bool AcceptsNull => true;

    internal override T? Read(in InputValue value) =>
        !value.TryResolve(out var resolved) || resolved.IsNull ? null : inner.Read(resolved);

    internal override bool IsDirect => inner.IsDirect;

    internal override bool TryRead(ref InputJson json, out T? value)
    {
        if (json.Reader.TokenType == JsonTokenType.Null)
        {
            value = null;
            return true;
        }

        var done = inner.TryRead(ref json, out var given);
        value = given;
        return done;
    }
}

/// <summary>A struct that may be null.</summary>
internal sealed class NullableValueReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : struct
{
    internal override bool IsImmutable => inner.IsImmutable;

    internal override bool CanCopy => inner.CanCopy;

    internal override T? Copy(T? value) => value is { } given ? inner.Copy(given) : null;

    internal override bool AcceptsNull => true;

    internal override T? Read(in InputValue value) =>
        !value.TryResolve(out var resolved) || resolved.IsNull ? null : inner.Read(resolved);

    internal override bool IsDirect => inner.IsDirect;

    internal override bool TryRead(ref InputJson json, out T? value)
    {
        if (json.Reader.TokenType == JsonTokenType.Null)
        {
            value = null;
            return true;
        }

        var done = inner.TryRead(ref json, out var given);
        value = given;
        return done;
    }
}

/// <summary>An input that may be absent.</summary>
internal sealed class MaybeReader<T>(InputReader<T> inner) : InputReader<Maybe<T>>
{
    internal override bool IsImmutable => inner.IsImmutable;

    internal override bool CanCopy => inner.CanCopy;

    internal override Maybe<T> Copy(Maybe<T> value) => value.HasValue ? new Maybe<T>(inner.Copy(value.Value)) : value;

    internal override bool AcceptsNull => inner.AcceptsNull;

    internal override bool RefusesNull => !inner.AcceptsNull;

    internal override Maybe<T> Read(in InputValue value) => value.TryResolve(out var resolved) ? new Maybe<T>(inner.Read(resolved)) : default;

    internal override bool IsDirect => inner.IsDirect;

    internal override bool TryRead(ref InputJson json, out Maybe<T> value)
    {
        var done = inner.TryRead(ref json, out var given);
        value = done ? new Maybe<T>(given) : default;
        return done;
    }
}

/// <summary>A list, as an array. A single value counts as a list of one (specification, section 3.11, "Input Coercion").</summary>
internal sealed class ArrayReader<T>(InputReader<T> item) : InputReader<T[]>
{
    internal override bool CanCopy => item.IsImmutable;

    internal override T[] Copy(T[] value) => value.AsSpan().ToArray();

    internal override T[] Read(in InputValue value)
    {
        if (!value.TryResolve(out var resolved))
        {
            return [];
        }

        if (resolved.Literal is ListValueNode list)
        {
            var items = new T[list.Values.Length];
            for (var i = 0; i < items.Length; i++)
            {
                var element = new InputValue(list.Values[i], resolved.Variables);

                // An absent variable in a list is null there.
                items[i] = element.TryResolve(out var present) ? item.Read(present) : item.Absent;
            }

            return items;
        }

        if (resolved.Literal is null && resolved.Json.ValueKind == JsonValueKind.Array)
        {
            var items = new T[resolved.Json.GetArrayLength()];
            var i = 0;
            foreach (var element in resolved.Json.EnumerateArray())
            {
                items[i++] = item.Read(new InputValue(element, resolved.Variables));
            }

            return items;
        }

        return [item.Read(resolved)];
    }

    internal override bool IsDirect => item.IsDirect;

    internal override bool TryRead(ref InputJson json, out T[] value)
    {
        var items = new PooledItems<T>();
        var done = items.TryRead(ref json, item);
        value = done ? items.Span.ToArray() : [];
        items.Dispose();
        return done;
    }
}

/// <summary>Items of a list while it is read.</summary>
internal ref struct PooledItems<T>
{
    private const int InitialSize = 16;

    private T[] _rented = [];
    private int _count;

    public PooledItems()
    {
    }

    public readonly Span<T> Span => _rented.AsSpan(0, _count);

    /// <summary>Reads the list that begins at the reader's token. A single value, which counts as a list of one, is not read here.</summary>
    public bool TryRead(ref InputJson json, InputReader<T> item)
    {
        if (json.Reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (json.Reader.Read() && json.Reader.TokenType != JsonTokenType.EndArray)
        {
            if (_count == _rented.Length)
            {
                Grow();
            }

            if (!item.TryRead(ref json, out _rented[_count]))
            {
                return false;
            }

            _count++;
        }

        return json.Reader.TokenType == JsonTokenType.EndArray;
    }

    public void Dispose()
    {
        if (_rented.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_rented, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            _rented = [];
        }
    }

    private void Grow()
    {
        var longer = ArrayPool<T>.Shared.Rent(Math.Max(_rented.Length * 2, InitialSize));
        Span.CopyTo(longer);
        Dispose();
        _rented = longer;
    }
}

/// <summary>A list as a <see cref="List{T}"/>.</summary>
internal sealed class ListReader<T>(InputReader<T> item) : InputReader<List<T>>
{
    private readonly ArrayReader<T> _array = new(item);

    internal override bool CanCopy => item.IsImmutable;

    internal override List<T> Copy(List<T> value) => [.. value];

    internal override List<T> Read(in InputValue value) => [.. _array.Read(value)];

    internal override bool IsDirect => item.IsDirect;

    internal override bool TryRead(ref InputJson json, out List<T> value)
    {
        var items = new PooledItems<T>();
        var done = items.TryRead(ref json, item);
        value = done ? [.. items.Span] : [];
        items.Dispose();
        return done;
    }
}

/// <summary>A list as an interface that <see cref="List{T}"/> implements.</summary>
internal sealed class ListAsReader<TList, T>(InputReader<T> item) : InputReader<TList>
    where TList : class, IEnumerable<T>
{
    private readonly ListReader<T> _list = new(item);

    internal override bool CanCopy => item.IsImmutable;

    internal override TList Copy(TList value) => (TList)(object)_list.Copy((List<T>)(object)value);

    internal override TList Read(in InputValue value) => (TList)(object)_list.Read(value);

    internal override bool IsDirect => item.IsDirect;

    internal override bool TryRead(ref InputJson json, out TList value)
    {
        var done = _list.TryRead(ref json, out var list);
        value = (TList)(object)list;
        return done;
    }
}

/// <summary>A list as an <see cref="ImmutableArray{T}"/>.</summary>
internal sealed class ImmutableArrayReader<T>(InputReader<T> item) : InputReader<ImmutableArray<T>>
{
    private readonly ArrayReader<T> _array = new(item);

    internal override bool IsImmutable => item.IsImmutable;

    internal override ImmutableArray<T> Absent => [];

    internal override ImmutableArray<T> Read(in InputValue value) => ImmutableCollectionsMarshal.AsImmutableArray(_array.Read(value));

    internal override bool IsDirect => item.IsDirect;

    internal override bool TryRead(ref InputJson json, out ImmutableArray<T> value)
    {
        var done = _array.TryRead(ref json, out var items);
        value = ImmutableCollectionsMarshal.AsImmutableArray(items);
        return done;
    }
}

/// <summary>A list as a <see cref="HashSet{T}"/>.</summary>
internal sealed class HashSetReader<T>(InputReader<T> item) : InputReader<HashSet<T>>
{
    private readonly ArrayReader<T> _array = new(item);

    internal override bool CanCopy => item.IsImmutable;

    internal override HashSet<T> Copy(HashSet<T> value) => [.. value];

    internal override HashSet<T> Read(in InputValue value) => [.. _array.Read(value)];
}
