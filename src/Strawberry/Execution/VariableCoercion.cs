using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Strawberry.Errors;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution;

/// <summary>
/// CoerceVariableValues of the specification, https://spec.graphql.org/draft/#CoerceVariableValues(), as a check: values stay
/// JSON until a typed reader takes them.
/// </summary>
internal static class VariableCoercion
{
    private const string TooManyErrors = "Too many errors processing variables, error limit reached. Execution aborted.";
    private const string NotAnObject = "Variables must be provided as an Object where each property is a variable value.";
    private const string NotUnicodeValue = "Strings must be valid Unicode: unpaired surrogates and invalid UTF-8 are not.";
    private const string NotUnicode = "Variables must be valid Unicode: unpaired surrogates and invalid UTF-8 are not.";

    // Up to this many variables, searching the object for each is cheaper than a table of it.
    private const int FewVariables = 8;

    /// <summary>The values of the operation's variables, or null and every reason why there are none.</summary>
    public static VariableValues? Coerce(
        SchemaDefinition schema,
        Document document,
        OperationDefinitionNode operation,
        JsonElement variables,
        VariableCoercionOptions options,
        out ImmutableArray<GraphQLError> errors,
        IReadOnlyDictionary<Type, object>? features = null,
        IVariableReader?[]? readers = null)
    {
        errors = [];
        if (variables.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            errors = [new GraphQLError(NotAnObject)];
            return null;
        }

        if (!UnicodeCheck.IsValid(variables))
        {
            errors = FindUnreadable(document, operation, variables, options);
            return null;
        }

        var definitions = operation.VariableDefinitions;
        if (definitions.IsEmpty)
        {
            return VariableValues.Empty;
        }

        var problems = new VariableErrors(document, options.MaxErrors);
        var check = new InputValueCheck(problems, options);
        var table = Table(variables, definitions.Length);
        var values = ImmutableArray.CreateBuilder<VariableValue>(definitions.Length);
        foreach (var definition in definitions)
        {
            var name = definition.Variable.Name.Value;
            if (TypeLookup.Find(schema, definition.Type) is not { IsInputType: true } type)
            {
                problems.Add($"Variable \"${name}\" expected value of type \"{definition.Type}\" which cannot be used as an input type.", definition.Type);
            }
            else if (TryFind(variables, table, name, out var json))
            {
                values.Add(VariableValue.Given(name, type, json));
                problems.Of(definition);
                check.Check(json, type);
            }
            else if (definition.DefaultValue is { } defaultValue)
            {
                values.Add(VariableValue.Defaulted(name, type, defaultValue));
            }
            else
            {
                values.Add(VariableValue.Absent(name, type));
                if (!type.IsNullable)
                {
                    problems.Of(definition);
                    problems.Add($"Expected a value of non-null type \"{type}\" to be provided.");
                }
            }

            if (problems.IsFull)
            {
                break;
            }
        }

        errors = problems.ToImmutable(TooManyErrors);
        return errors.IsEmpty ? new VariableValues(values.ToImmutable(), features) { Readers = readers } : null;
    }

    private static bool HasValidName(JsonProperty property)
    {
#if NET10_0_OR_GREATER
        return UnicodeCheck.IsValid(JsonMarshal.GetRawUtf8PropertyName(property));
#else
        try
        {
            return property.Name is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
#endif
    }

    // Off the usual way: names that cannot be read must not be asked for.
    private static ImmutableArray<GraphQLError> FindUnreadable(
        Document document, OperationDefinitionNode operation, JsonElement variables, VariableCoercionOptions options)
    {
        var problems = new VariableErrors(document, options.MaxErrors);
        foreach (var property in variables.EnumerateObject())
        {
            if (!HasValidName(property) || UnicodeCheck.IsValid(property.Value))
            {
                continue;
            }

            foreach (var definition in operation.VariableDefinitions)
            {
                if (property.NameEquals(definition.Variable.Name.Value))
                {
                    problems.Of(definition);
                    problems.Add(NotUnicodeValue);
                }
            }
        }

        var errors = problems.ToImmutable(TooManyErrors);
        return errors.IsEmpty ? [new GraphQLError(NotUnicode) { Locations = [document.GetLocation(operation)] }] : errors;
    }

    private static Dictionary<string, JsonElement>? Table(JsonElement variables, int definitions)
    {
        if (definitions <= FewVariables || variables.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var table = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in variables.EnumerateObject())
        {
            table[property.Name] = property.Value;
        }

        return table;
    }

    // Of a repeated key the last counts, in both ways.
    private static bool TryFind(JsonElement variables, Dictionary<string, JsonElement>? table, string name, out JsonElement value)
    {
        value = default;
        return table is not null
            ? table.TryGetValue(name, out value)
            : variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(name, out value);
    }
}
