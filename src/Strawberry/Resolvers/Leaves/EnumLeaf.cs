using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers.Leaves;

/// <summary>Finds the table of an enum on first use: tables are made before those they refer to may be.</summary>
internal static class EnumTableSource<T>
    where T : struct
{
    private static EnumTable<T>? _table;

    public static EnumTable<T> Table => _table ??= (EnumTable<T>)EnumLeaves.FindTable(typeof(T));
}

/// <summary>What reading and writing enums has in common. Code over an application's enum is compiled in each process: there is as little of it as can be.</summary>
internal static class EnumLeaves
{
    public static TypeTable FindTable(Type type) =>
        TypeRegistry.Find(type)?.Table ?? throw new SchemaException([$"The enum {type} is not registered."]);

    public static bool Write(ReadOnlySpan<byte> name, ResolverScope scope)
    {
        scope.Buffer.WriteByte((byte)'"');
        scope.Buffer.WriteRaw(name);
        scope.Buffer.WriteByte((byte)'"');
        return true;
    }

    public static bool Reject(string text, TypeTable table, SelectedField field, ResolverScope scope)
    {
        // As graphql-js shows values: a name, which the schema hides, in quotes; a number without.
        text = char.IsAsciiDigit(text[0]) || text[0] == '-' ? text : $"\"{text}\"";
        return scope.Reject($"Enum \"{table.Name}\" cannot represent value: {text}", field);
    }

    /// <summary>The name that a value of a request or a document is; null when it is none.</summary>
    public static string? FindName(in InputValue value) =>
        !value.TryResolve(out var resolved) ? null : resolved.Literal switch
        {
            null => resolved.Json.ValueKind == JsonValueKind.String ? resolved.Json.GetString() : null,
            EnumValueNode literal => literal.Value,
            _ => null,
        };

    public static InputCoercionException Refuse(in InputValue value, TypeTable table)
    {
        value.TryResolve(out var resolved);
        return new InputCoercionException($"Enum \"{table.Name}\" cannot represent value: {resolved.Describe()}");
    }
}

/// <summary>Completes values of an enum.</summary>
internal sealed class EnumCompleter<T> : ValueCompleter<T>
    where T : struct
{
    internal override bool Complete(T value, SelectedField field, ResolverScope scope)
    {
        var table = EnumTableSource<T>.Table;
        var name = table.GetName(value);
        return name.IsEmpty ? EnumLeaves.Reject(value.ToString()!, table, field, scope) : EnumLeaves.Write(name, scope);
    }
}

/// <summary>Reads values of an enum.</summary>
internal sealed class EnumReader<T> : InputReader<T>
    where T : struct
{
    internal override bool IsImmutable => true;

    internal override T Read(in InputValue value)
    {
        var table = EnumTableSource<T>.Table;
        return EnumLeaves.FindName(value) is { } name && table.TryParse(name, out var result) ? result : throw EnumLeaves.Refuse(value, table);
    }

    internal override bool IsDirect => true;

    internal override bool TryRead(ref InputJson json, out T value)
    {
        value = default;
        return json.Reader.TokenType == JsonTokenType.String && EnumTableSource<T>.Table.TryParse(json.Reader.GetString()!, out value);
    }
}
