using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers;

/// <summary>A reference that may be null.</summary>
internal sealed class NullableReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : class
{
    internal override bool IsImmutable => inner.IsImmutable;

    internal override bool AcceptsNull => true;

    internal override T? Read(in InputValue value) =>
        !value.TryResolve(out var resolved) || resolved.IsNull ? null : inner.Read(resolved);
}

/// <summary>A struct that may be null.</summary>
internal sealed class NullableValueReader<T>(InputReader<T> inner) : InputReader<T?>
    where T : struct
{
    internal override bool IsImmutable => inner.IsImmutable;

    internal override bool AcceptsNull => true;

    internal override T? Read(in InputValue value) =>
        !value.TryResolve(out var resolved) || resolved.IsNull ? null : inner.Read(resolved);
}

/// <summary>An input that may be absent.</summary>
internal sealed class MaybeReader<T>(InputReader<T> inner) : InputReader<Maybe<T>>
{
    internal override bool IsImmutable => inner.IsImmutable;

    internal override bool AcceptsNull => inner.AcceptsNull;

    internal override bool RefusesNull => !inner.AcceptsNull;

    internal override Maybe<T> Read(in InputValue value) => value.TryResolve(out var resolved) ? new Maybe<T>(inner.Read(resolved)) : default;
}

/// <summary>A list, as an array. A single value counts as a list of one (specification, section 3.11, "Input Coercion").</summary>
internal sealed class ArrayReader<T>(InputReader<T> item) : InputReader<T[]>
{
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
}

/// <summary>A list as a <see cref="List{T}"/>.</summary>
internal sealed class ListReader<T>(InputReader<T> item) : InputReader<List<T>>
{
    private readonly ArrayReader<T> _array = new(item);

    internal override List<T> Read(in InputValue value) => [.. _array.Read(value)];
}

/// <summary>A list as an interface that <see cref="List{T}"/> implements.</summary>
internal sealed class ListAsReader<TList, T>(InputReader<T> item) : InputReader<TList>
    where TList : class, IEnumerable<T>
{
    private readonly ListReader<T> _list = new(item);

    internal override TList Read(in InputValue value) => (TList)(object)_list.Read(value);
}

/// <summary>A list as an <see cref="ImmutableArray{T}"/>.</summary>
internal sealed class ImmutableArrayReader<T>(InputReader<T> item) : InputReader<ImmutableArray<T>>
{
    private readonly ArrayReader<T> _array = new(item);

    internal override ImmutableArray<T> Absent => [];

    internal override ImmutableArray<T> Read(in InputValue value) => ImmutableCollectionsMarshal.AsImmutableArray(_array.Read(value));
}

/// <summary>A list as a <see cref="HashSet{T}"/>.</summary>
internal sealed class HashSetReader<T>(InputReader<T> item) : InputReader<HashSet<T>>
{
    private readonly ArrayReader<T> _array = new(item);

    internal override HashSet<T> Read(in InputValue value) => [.. _array.Read(value)];
}

/// <summary>An input object; its table is found in the registry on first use.</summary>
internal sealed class InputObjectReader<T>(string variant) : InputReader<T>
{
    private InputTable<T>? _table;
    private InputFields? _fields;

    internal override T Read(in InputValue value)
    {
        if (_table is null || _fields is null)
        {
            Load();
        }

        if (!value.TryResolve(out var resolved))
        {
            throw new InputCoercionException($"A value of type \"{_table!.Name}\" is missing.");
        }

        var cursor = new InputObjectCursor(_fields!, resolved);
        return _table!.Read(ref cursor);
    }

    private void Load()
    {
        var table = (InputTable<T>)(TypeRegistry.Find(new TypeKey(typeof(T), variant))
            ?? throw new SchemaException([$"The input type {typeof(T)} is not registered."]));
        var descriptors = table.DescribeFields();
        _fields = new InputFields(
            table.Name,
            Array.ConvertAll(descriptors, d => d.Name),
            Array.ConvertAll(descriptors, d => d.DefaultValue is { } text ? Parser.ParseConstValue(Encoding.UTF8.GetBytes(text)).Node : null));
        _table = table;
    }
}
