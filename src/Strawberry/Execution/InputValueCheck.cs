using System.Text.Json;
using Strawberry.TypeSystem;
using Strawberry.Validation;

namespace Strawberry.Execution;

/// <summary>
/// Checks JSON against an input type by the coercion rules of section 3 and reports every mismatch. Recursion is as deep as the
/// JSON's reader let it nest.
/// </summary>
internal sealed class InputValueCheck(VariableErrors errors, VariableCoercionOptions options)
{
    public void Check(JsonElement value, SchemaType type)
    {
        if (errors.IsFull)
        {
            return;
        }

        if (type is NonNullType nonNull)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                errors.Add($"Expected value of non-null type \"{type}\" not to be null.");
                return;
            }

            type = nonNull.OfType;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        switch (type)
        {
            case ListType list:
                List(value, list);
                break;
            case InputObjectType input:
                InputObject(value, input);
                break;
            case EnumType @enum:
                Enum(value, @enum);
                break;
            case ScalarType scalar when Problem(value, scalar) is { } problem:
                errors.Add(problem);
                break;
        }
    }

    private void List(JsonElement value, ListType type)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Check(value, type.ItemType);
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            errors.Enter(index++);
            Check(item, type.ItemType);
            errors.Leave();
            if (errors.IsFull)
            {
                return;
            }
        }
    }

    private void InputObject(JsonElement value, InputObjectType type)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"Expected value of type \"{type}\" to be an object, found: {JsonText.Inspect(value)}.");
            return;
        }

        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var given))
            {
                errors.Enter(field.Name);
                Check(given, field.Type);
                errors.Leave();
            }
            else if (field.IsRequired)
            {
                errors.Add($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {JsonText.Inspect(value)}.");
            }
        }

        Keys(value, type);
    }

    private void Keys(JsonElement value, InputObjectType type)
    {
        string? first = null;
        var known = 0;
        HashSet<string>? seen = null;
        foreach (var property in value.EnumerateObject())
        {
            if (errors.IsFull)
            {
                return;
            }

            var name = property.Name;
            if (type.GetField(name) is null)
            {
                if ((seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(name))
                {
                    var hint = options.HideSuggestions ? "" : InputMessages.FieldHint(type, name);
                    errors.Add(InputMessages.UnknownField(type, name, hint, JsonText.Inspect(value)));
                }
            }
            else if (type.IsOneOf && (seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(name))
            {
                first ??= name;
                known++;
            }
        }

        if (!type.IsOneOf)
        {
            return;
        }

        if (known != 1)
        {
            errors.Add(InputMessages.OneOf(type));
        }

        if (first is not null && value.GetProperty(first).ValueKind == JsonValueKind.Null)
        {
            errors.Enter(first);
            errors.Add(InputMessages.OneOf(type));
            errors.Leave();
        }
    }

    private void Enum(JsonElement value, EnumType type)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            var text = JsonText.Inspect(value);
            errors.Add($"Enum \"{type}\" cannot represent non-string value: {text}.{Hint(type, text)}");
        }
        else if (value.GetString() is { } name && type.GetValue(name) is null)
        {
            errors.Add($"Value \"{name}\" does not exist in \"{type}\" enum.{Hint(type, name)}");
        }
    }

    private string Hint(EnumType type, string text) => options.HideSuggestions ? "" : InputMessages.EnumHint(type, text);

    // Numbers count by value, not by how they are written: 1.0 and 1e2 are integers.
    private string? Problem(JsonElement value, ScalarType type)
    {
        var isNumber = value.ValueKind == JsonValueKind.Number;
        switch (type.Name)
        {
            case "Int":
                if (!isNumber || !double.IsInteger(value.GetDouble()))
                {
                    return $"Int cannot represent non-integer value: {JsonText.Inspect(value)}";
                }

                return value.GetDouble() is > int.MaxValue or < int.MinValue
                    ? $"Int cannot represent non 32-bit signed integer value: {JsonText.Inspect(value)}"
                    : null;
            case "Float":
                return isNumber && double.IsFinite(value.GetDouble())
                    ? null
                    : $"Float cannot represent non numeric value: {JsonText.Inspect(value)}";
            case "String":
                return value.ValueKind == JsonValueKind.String
                    ? null
                    : $"String cannot represent a non string value: {JsonText.Inspect(value)}";
            case "Boolean":
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? null
                    : $"Boolean cannot represent a non boolean value: {JsonText.Inspect(value)}";
            case "ID":
                return value.ValueKind == JsonValueKind.String || (isNumber && double.IsInteger(value.GetDouble()))
                    ? null
                    : $"ID cannot represent value: {JsonText.Inspect(value)}";
            default:
                return options.CheckScalarValue?.Invoke(type, value);
        }
    }
}
