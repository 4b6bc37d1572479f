using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strawberry.Language;
using Strawberry.Primitives;

namespace Strawberry.Resolvers.Leaves;

internal readonly struct JsonElementFormat : ILeafFormat<JsonElement>
{
    public static string Name => "JSON";

    public static bool TryRead(ValueNode literal, out JsonElement value)
    {
        value = LiteralJson.ToJson(literal, null);
        return true;
    }

    public static bool TryRead(JsonElement json, out JsonElement value)
    {
        value = json.Clone();
        return true;
    }

    public static string? Write(JsonElement value, Utf8Buffer buffer)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return "JSON cannot represent an undefined value.";
        }

        buffer.WriteRaw(JsonMarshal.GetRawUtf8Value(value));
        return null;
    }
}

internal readonly struct JsonNodeFormat : ILeafFormat<JsonNode>
{
    public static string Name => "JSON";

    public static bool TryRead(ValueNode literal, out JsonNode value)
    {
        value = ToNode(LiteralJson.ToJson(literal, null));
        return true;
    }

    public static bool TryRead(JsonElement json, out JsonNode value)
    {
        value = ToNode(json.Clone());
        return true;
    }

    public static string? Write(JsonNode value, Utf8Buffer buffer)
    {
        buffer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(value.ToJsonString()));
        return null;
    }

    private static JsonNode ToNode(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(json)!,
        JsonValueKind.Array => JsonArray.Create(json)!,
        _ => JsonValue.Create(json)!,
    };
}

/// <summary>Turns literals into JSON, enum values into strings.</summary>
internal static class LiteralJson
{
    public static JsonElement ToJson(ValueNode literal, VariableSource? variables)
    {
        using var buffer = new Utf8Buffer();
        Write(literal, variables, buffer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Write(ValueNode literal, VariableSource? variables, Utf8Buffer buffer)
    {
        switch (literal)
        {
            case VariableNode variable:
                WriteVariable(variable, variables, buffer);
                break;
            case StringValueNode text:
                buffer.WriteString(text.Value);
                break;
            case EnumValueNode name:
                buffer.WriteString(name.Value);
                break;
            case IntValueNode number:
                buffer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(number.Value));
                break;
            case FloatValueNode number:
                buffer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(number.Value));
                break;
            case BooleanValueNode boolean:
                buffer.WriteBoolean(boolean.Value);
                break;
            case ListValueNode list:
                buffer.WriteByte((byte)'[');
                for (var i = 0; i < list.Values.Length; i++)
                {
                    if (i > 0)
                    {
                        buffer.WriteByte((byte)',');
                    }

                    Write(list.Values[i], variables, buffer);
                }

                buffer.WriteByte((byte)']');
                break;
            case ObjectValueNode @object:
                buffer.WriteByte((byte)'{');
                for (var i = 0; i < @object.Fields.Length; i++)
                {
                    if (i > 0)
                    {
                        buffer.WriteByte((byte)',');
                    }

                    buffer.WriteString(@object.Fields[i].Name.Value);
                    buffer.WriteByte((byte)':');
                    Write(@object.Fields[i].Value, variables, buffer);
                }

                buffer.WriteByte((byte)'}');
                break;
            default:
                buffer.WriteNull();
                break;
        }
    }

    private static void WriteVariable(VariableNode variable, VariableSource? variables, Utf8Buffer buffer)
    {
        if (variables is null || !variables.TryGet(variable.Name.Value, out var value))
        {
            buffer.WriteNull();
        }
        else if (value.Literal is { } literal)
        {
            Write(literal, null, buffer);
        }
        else
        {
            buffer.WriteRaw(JsonMarshal.GetRawUtf8Value(value.Json));
        }
    }
}
