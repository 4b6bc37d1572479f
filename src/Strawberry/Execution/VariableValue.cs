using System.Text.Json;
using Strawberry.Language;
using Strawberry.Resolvers;
using Strawberry.TypeSystem;

namespace Strawberry.Execution;

/// <summary>
/// What a variable stands for in one request: what the client sent, as JSON that was checked or as a value that was read already; the default of its
/// definition; or nothing.
/// </summary>
internal sealed class VariableValue : ReadVariable
{
    private JsonElement _json;

    private VariableValue(string name, SchemaType type)
    {
        Name = name;
        Type = type;
    }

    private VariableValue(string name, SchemaType type, ReadOnlyMemory<byte> text)
        : this(name, type) => Text = text;

    public string Name { get; }

    public SchemaType Type { get; }

    /// <summary>The value sent, null included; undefined unless <see cref="IsGiven"/>.</summary>
    public JsonElement Json => _json.ValueKind == JsonValueKind.Undefined && IsGiven ? _json = JsonElement.Parse(Text.Span) : _json;

    /// <summary>The default, when no value was sent; it holds no variables.</summary>
    public ValueNode? Default { get; private init; }

    /// <summary>Whether the client sent a value.</summary>
    public bool IsGiven { get; private init; }

    /// <summary>Whether there is neither a value nor a default: what the variable would set is left as if not written.</summary>
    public bool IsAbsent => !IsGiven && Default is null;

    public static VariableValue Given(string name, SchemaType type, JsonElement json) => new(name, type) { _json = json, IsGiven = true };

    public static VariableValue Read(string name, SchemaType type, ReadOnlyMemory<byte> text, object box, IVariableReader reader) =>
        new(name, type, text) { IsGiven = true, Box = box, Reader = reader };

    public static VariableValue Defaulted(string name, SchemaType type, ValueNode value) => new(name, type) { Default = value };

    public static VariableValue Absent(string name, SchemaType type) => new(name, type);
}
