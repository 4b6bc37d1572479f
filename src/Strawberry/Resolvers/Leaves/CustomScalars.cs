using System.Text.Json;

namespace Strawberry.Resolvers.Leaves;

/// <summary>What a custom scalar's table does with values of its type.</summary>
internal interface ICustomScalar<T>
{
    /// <summary>Writes the value; what the user's code throws comes through.</summary>
    string? Write(T value, ResolverScope scope);

    /// <summary>Reads a value; what the user's code throws comes through.</summary>
    T Read(in InputValue value);
}

/// <summary>Finds the table of a custom scalar on first use.</summary>
internal sealed class CustomScalarSource<T>
{
    private ICustomScalar<T>? _table;

    public ICustomScalar<T> Table => _table ??= (ICustomScalar<T>)(TypeRegistry.Find(typeof(T))?.Table
        ?? throw new SchemaException([$"The scalar {typeof(T)} is not registered."]));
}

/// <summary>Completes values of a custom scalar.</summary>
internal sealed class CustomScalarCompleter<T> : ValueCompleter<T>
{
    private readonly CustomScalarSource<T> _source = new();

    internal override bool Complete(T value, SelectedField field, ResolverScope scope)
    {
        if (!typeof(T).IsValueType && value is null)
        {
            return scope.RejectNull(field);
        }

        return _source.Table.Write(value, scope) is not { } problem || scope.Reject(problem, field);
    }
}

/// <summary>Reads values of a custom scalar.</summary>
internal sealed class CustomScalarReader<T> : InputReader<T>
{
    private readonly CustomScalarSource<T> _source = new();

    internal override T Read(in InputValue value) =>
        value.TryResolve(out var resolved)
            ? _source.Table.Read(resolved)
            : throw new InputCoercionException("A value is missing.");
}

/// <summary>The formats of what a custom scalar's <c>Parse</c> takes and <c>Format</c> gives.</summary>
internal static class ScalarCarriers
{
    public static InputReader<T> Reader<T>() => (InputReader<T>)(object)(
        typeof(T) == typeof(string) ? LeafReader<string, StringFormat>.Instance
        : typeof(T) == typeof(int) ? LeafReader<int, Int32Format>.Instance
        : typeof(T) == typeof(long) ? LeafReader<long, LongFormat<long>>.Instance
        : typeof(T) == typeof(double) ? LeafReader<double, DoubleFormat>.Instance
        : typeof(T) == typeof(bool) ? LeafReader<bool, BooleanFormat>.Instance
        : typeof(T) == typeof(JsonElement) ? JsonElementReader.Instance
        : throw new NotSupportedException($"A scalar cannot be carried by {typeof(T)}."));

    public static string? Write<T>(T value, Primitives.Utf8Buffer buffer) => value switch
    {
        string text => StringFormat.Write(text, buffer),
        int number => Int32Format.Write(number, buffer),
        long number => LongFormat<long>.Write(number, buffer),
        double number => DoubleFormat.Write(number, buffer),
        bool boolean => BooleanFormat.Write(boolean, buffer),
        JsonElement json => JsonElementFormat.Write(json, buffer),
        null => "cannot be null",
        _ => throw new NotSupportedException($"A scalar cannot be carried by {typeof(T)}."),
    };
}

/// <summary>Reads any JSON; variables inside of a literal are put in.</summary>
internal sealed class JsonElementReader : InputReader<JsonElement>
{
    public static readonly JsonElementReader Instance = new();

    internal override bool AcceptsNull => true;

    internal override JsonElement Read(in InputValue value) =>
        !value.TryResolve(out var resolved) ? default
        : resolved.Literal is { } literal ? LiteralJson.ToJson(literal, resolved.Variables)
        : resolved.Json.Clone();
}
