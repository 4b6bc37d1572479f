using System.Text.Json;
using Strawberry.Language;

namespace Strawberry.Resolvers.Leaves;

/// <summary>Finds the table of an enum on first use: tables are made before those they refer to may be.</summary>
internal static class EnumTableSource<T>
    where T : struct
{
    private static EnumTable<T>? _table;

    public static EnumTable<T> Table => _table ??= (EnumTable<T>)(TypeRegistry.Find(typeof(T))?.Table
        ?? throw new SchemaException([$"The enum {typeof(T)} is not registered."]));
}

/// <summary>Completes values of an enum.</summary>
internal sealed class EnumCompleter<T> : ValueCompleter<T>
    where T : struct
{
    internal override bool Complete(T value, SelectedField field, ResolverScope scope)
    {
        var name = EnumTableSource<T>.Table.GetName(value);
        if (name.IsEmpty)
        {
            // As graphql-js shows values: a name, which the schema hides, in quotes; a number without.
            var text = value.ToString()!;
            text = char.IsAsciiDigit(text[0]) || text[0] == '-' ? text : $"\"{text}\"";
            return scope.Reject($"Enum \"{EnumTableSource<T>.Table.Name}\" cannot represent value: {text}", field);
        }

        scope.Buffer.WriteByte((byte)'"');
        scope.Buffer.WriteRaw(name);
        scope.Buffer.WriteByte((byte)'"');
        return true;
    }
}

/// <summary>Reads values of an enum.</summary>
internal sealed class EnumReader<T> : InputReader<T>
    where T : struct
{
    internal override bool IsImmutable => true;

    internal override T Read(in InputValue value)
    {
        if (value.TryResolve(out var resolved))
        {
            var name = resolved.Literal switch
            {
                null => resolved.Json.ValueKind == JsonValueKind.String ? resolved.Json.GetString() : null,
                EnumValueNode literal => literal.Value,
                _ => null,
            };
            if (name is not null && EnumTableSource<T>.Table.TryParse(name, out var result))
            {
                return result;
            }
        }

        throw new InputCoercionException($"Enum \"{EnumTableSource<T>.Table.Name}\" cannot represent value: {resolved.Describe()}");
    }

    internal override bool IsDirect => true;

    internal override bool TryRead(ref InputJson json, out T value)
    {
        value = default;
        return json.Reader.TokenType == JsonTokenType.String && EnumTableSource<T>.Table.TryParse(json.Reader.GetString()!, out value);
    }
}
