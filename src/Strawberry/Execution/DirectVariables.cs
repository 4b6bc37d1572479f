using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Strawberry.Language;
using Strawberry.Planning;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution;

/// <summary>
/// Reads the variables of an operation that was executed before: who reads each is known, and it is read and checked in one pass over the request's text. Whatever
/// is wrong or unusual is left to <see cref="VariableCoercion"/>, which has the words for it.
/// </summary>
internal static class DirectVariables
{
    /// <summary>The values, or null: they have to be read in the usual way.</summary>
    public static VariableValues? TryRead(
        PreparedOperation operation, SchemaDefinition schema, ReadOnlyMemory<byte> text, IReadOnlyDictionary<Type, object>? features)
    {
        var readers = operation.VariableReaders;
        if (!operation.HasVariableReaders)
        {
            return null;
        }

        var definitions = operation.Definition.VariableDefinitions;
        var values = new VariableValue?[definitions.Length];
        try
        {
            return TryRead(operation, schema, text, values) && Complete(operation, schema, values) && UnicodeCheck.IsValid(text.Span)
                ? new VariableValues(ImmutableCollectionsMarshal.AsImmutableArray<VariableValue>(values!), features) { Readers = readers }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A string that cannot be read as text.
            return null;
        }
    }

    private static bool TryRead(PreparedOperation operation, SchemaDefinition schema, ReadOnlyMemory<byte> text, VariableValue?[] values)
    {
        var json = new InputJson(text.Span);
        if (!json.Reader.Read() || json.Reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var expected = 0;
        while (json.Reader.Read() && json.Reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = Find(operation.Definition, ref json.Reader, expected);
            if (!json.Reader.Read())
            {
                return false;
            }

            if (index < 0)
            {
                json.Reader.Skip();
                continue;
            }

            if (values[index] is not null || operation.VariableReaders[index] is not { } reader || operation.GetVariableType(index, schema) is not { } type)
            {
                return false;
            }

            var start = (int)json.Reader.TokenStartIndex;
            if ((json.Reader.TokenType == JsonTokenType.Null && !type.IsNullable) || reader.TryRead(ref json) is not { } box)
            {
                return false;
            }

            var length = (int)json.Reader.BytesConsumed - start;
            values[index] = VariableValue.Read(NameOf(operation.Definition, index), type, text.Slice(start, length), box, reader);
            expected = index + 1;
        }

        return json.Reader.TokenType == JsonTokenType.EndObject && !json.Reader.Read();
    }

    private static bool Complete(PreparedOperation operation, SchemaDefinition schema, VariableValue?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not null)
            {
                continue;
            }

            if (operation.GetVariableType(i, schema) is not { } type)
            {
                return false;
            }

            var definition = operation.Definition.VariableDefinitions[i];
            if (definition.DefaultValue is { } defaultValue)
            {
                values[i] = VariableValue.Defaulted(definition.Variable.Name.Value, type, defaultValue);
            }
            else if (type.IsNullable)
            {
                values[i] = VariableValue.Absent(definition.Variable.Name.Value, type);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static int Find(OperationDefinitionNode operation, ref Utf8JsonReader reader, int expected)
    {
        var definitions = operation.VariableDefinitions;
        if (expected < definitions.Length && reader.ValueTextEquals(NameOf(operation, expected)))
        {
            return expected;
        }

        for (var i = 0; i < definitions.Length; i++)
        {
            if (reader.ValueTextEquals(NameOf(operation, i)))
            {
                return i;
            }
        }

        return -1;
    }

    private static string NameOf(OperationDefinitionNode operation, int index) => operation.VariableDefinitions[index].Variable.Name.Value;
}
