using System.Text.Json;
using System.Text.Json.Nodes;
using Strawberry.Language;
using Strawberry.Primitives;

namespace Strawberry.Resolvers.Leaves;

/// <summary>How values of <typeparamref name="T"/> are read and written as a scalar.</summary>
internal interface ILeafFormat<T>
{
    /// <summary>The scalar's name.</summary>
    static abstract string Name { get; }

    /// <summary>Reads a literal that is no variable and not null.</summary>
    static abstract bool TryRead(ValueNode literal, out T value);

    /// <summary>Reads JSON that is not null.</summary>
    static abstract bool TryRead(JsonElement json, out T value);

    /// <summary>Whether a token can be read.</summary>
    static virtual bool IsDirect => false;

    /// <summary>Reads the reader's token. False: it is none of the scalar, or has to be looked at more closely.</summary>
    static virtual bool TryRead(ref InputJson json, out T value)
    {
        value = default!;
        return false;
    }

    /// <summary>Whether <see cref="Write"/> never throws.</summary>
    static virtual bool IsSafe => false;

    /// <summary>Writes a value; null, or why it cannot be written.</summary>
    static abstract string? Write(T value, Utf8Buffer buffer);
}

/// <summary>Completes values of a scalar.</summary>
internal sealed class LeafCompleter<T, TFormat> : ValueCompleter<T>
    where TFormat : struct, ILeafFormat<T>
{
    public static readonly LeafCompleter<T, TFormat> Instance = new();

    internal override bool Complete(T value, SelectedField field, ResolverScope scope)
    {
        if (!typeof(T).IsValueType && value is null)
        {
            return scope.RejectNull(field);
        }

        return TFormat.Write(value, scope.Buffer) is not { } problem || scope.Reject(problem, field);
    }

    internal override bool WritesAlone => TFormat.IsSafe;

    internal override bool TryWrite(T value, Utf8Buffer buffer)
    {
        if (!TFormat.IsSafe || (!typeof(T).IsValueType && value is null))
        {
            return false;
        }

        var start = buffer.Length;
        if (TFormat.Write(value, buffer) is null)
        {
            return true;
        }

        buffer.Truncate(start);
        return false;
    }
}

/// <summary>Reads values of a scalar.</summary>
internal sealed class LeafReader<T, TFormat> : InputReader<T>
    where TFormat : struct, ILeafFormat<T>
{
    public static readonly LeafReader<T, TFormat> Instance = new();

    internal override bool IsImmutable => !typeof(T).IsArray && typeof(T) != typeof(JsonNode);

    internal override T Read(in InputValue value)
    {
        if (value.TryResolve(out var resolved))
        {
            if (resolved.Literal is null ? TFormat.TryRead(resolved.Json, out var result) : TFormat.TryRead(resolved.Literal, out result))
            {
                return result;
            }
        }

        throw new InputCoercionException($"{TFormat.Name} cannot represent value: {resolved.Describe()}");
    }

    internal override bool IsDirect => TFormat.IsDirect;

    internal override bool TryRead(ref InputJson json, out T value) => TFormat.TryRead(ref json, out value);
}

/// <summary>The table of a scalar that the engine brings. Not generic, so that its code can be compiled ahead of time.</summary>
internal sealed class LeafScalarTable(Type type, string name, string description, string? specifiedBy, Func<ValueNode, bool> isLiteral, Func<JsonElement, bool> isValue)
    : ScalarTable
{
    public override TypeKey Key => type;

    internal override string Name => name;

    internal override string? Description => description;

    internal override string? SpecifiedBy => specifiedBy;

    internal override string? CheckLiteral(ValueNode literal) => isLiteral(literal) ? null : $"{name} cannot represent value: {Printer.Print(literal)}";

    internal override string? CheckJson(JsonElement value) => isValue(value) ? null : $"{name} cannot represent value: {value.GetRawText()}";
}
