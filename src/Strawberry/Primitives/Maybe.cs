namespace Strawberry;

/// <summary>
/// An input that may be absent. <c>Maybe&lt;T&gt;</c> is absent or a value; <c>Maybe&lt;T?&gt;</c> is absent, null or a value. The default is absent.
/// </summary>
public readonly record struct Maybe<T>
{
    private readonly T _value;

    /// <summary>Makes a present value.</summary>
    public Maybe(T value)
    {
        _value = value;
        HasValue = true;
    }

    /// <summary>The absent value.</summary>
    public static Maybe<T> Absent => default;

    /// <summary>Whether the client gave the input, be it null.</summary>
    public bool HasValue { get; }

    /// <summary>The value given. Throws <see cref="InvalidOperationException"/> when absent.</summary>
    public T Value => HasValue ? _value : throw new InvalidOperationException("The input is absent. Ask HasValue first, or use GetValueOrDefault.");

    /// <summary>The value given, or <paramref name="fallback"/> when absent.</summary>
    public T GetValueOrDefault(T fallback) => HasValue ? _value : fallback;

    /// <inheritdoc/>
    public override string ToString() => HasValue ? _value?.ToString() ?? "null" : "absent";

    /// <summary>Makes a present value.</summary>
    public static implicit operator Maybe<T>(T value) => new(value);
}
