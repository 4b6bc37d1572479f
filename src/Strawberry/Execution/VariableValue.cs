using System.Text.Json;
using Strawberry.Language;
using Strawberry.TypeSystem;

namespace Strawberry.Execution;

/// <summary>
/// What a variable stands for in one request: the JSON the client sent, checked but not yet read; the default of its definition;
/// or nothing. The JSON belongs to its document, which must outlive the request.
/// </summary>
internal readonly struct VariableValue
{
    private VariableValue(string name, SchemaType type, JsonElement json, ValueNode? defaultValue, bool isGiven)
    {
        Name = name;
        Type = type;
        Json = json;
        Default = defaultValue;
        IsGiven = isGiven;
    }

    public string Name { get; }

    public SchemaType Type { get; }

    /// <summary>The value sent, null included; undefined unless <see cref="IsGiven"/>.</summary>
    public JsonElement Json { get; }

    /// <summary>The default, when no value was sent; it holds no variables.</summary>
    public ValueNode? Default { get; }

    /// <summary>Whether the client sent a value.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether there is neither a value nor a default: what the variable would set is left as if not written.</summary>
    public bool IsAbsent => !IsGiven && Default is null;

    public static VariableValue Given(string name, SchemaType type, JsonElement json) => new(name, type, json, null, isGiven: true);

    public static VariableValue Defaulted(string name, SchemaType type, ValueNode value) => new(name, type, default, value, isGiven: false);

    public static VariableValue Absent(string name, SchemaType type) => new(name, type, default, null, isGiven: false);
}
