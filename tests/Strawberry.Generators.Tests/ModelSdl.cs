using System.Text;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Tests;

/// <summary>Prints models in the schema definition language, so that a test can say in a line what it expects.</summary>
internal static class ModelSdl
{
    public static string Print(IEnumerable<TableModel> tables) => string.Join("\n", tables.Select(Print));

    public static string Print(TableModel table) => table switch
    {
        ObjectModel model => $"type {model.Header.Name}{Implements(model.Interfaces)} {{ {Fields(model.Fields)} }}",
        ExtensionModel model => $"extend type {model.Header.Name} {{ {Fields(model.Fields)} }}",
        InterfaceModel model => $"interface {model.Header.Name}{Implements(model.Interfaces)} {{ {Fields(model.Fields)} }}",
        UnionModel model => $"union {model.Header.Name} = {string.Join(" | ", model.Members.Select(m => m.Name))}",
        EnumModel model => $"enum {model.Header.Name} {{ {string.Join(" ", model.Values.Select(v => v.Name + Deprecated(v.DeprecationReason)))} }}",
        InputModel model => $"input {model.Header.Name}{(model.IsOneOf ? " @oneOf" : "")} {{ {string.Join(" ", model.Fields.Select(f => InputValue(f.Value)))} }}",
        ScalarModel model => $"scalar {model.Header.Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };

    private static string Implements(EquatableArray<KeyModel> interfaces) =>
        interfaces.Count == 0 ? "" : " implements " + string.Join(" & ", interfaces.Select(i => i.Name));

    private static string Fields(EquatableArray<FieldModel> fields) => string.Join(" ", fields.Select(Field));

    private static string Field(FieldModel field)
    {
        var text = new StringBuilder(field.Name);
        var arguments = field.Parameters.Select(p => p.Argument).OfType<InputValueModel>().ToArray();
        if (arguments.Length > 0)
        {
            text.Append('(').AppendJoin(", ", arguments.Select(InputValue)).Append(')');
        }

        return text.Append(": ").Append(field.Type.ToGraphQL()).Append(Deprecated(field.DeprecationReason)).ToString();
    }

    private static string InputValue(InputValueModel value) =>
        $"{value.Name}: {value.Type.ToGraphQL()}{(value.DefaultValue is null ? "" : " = " + value.DefaultValue)}{Deprecated(value.DeprecationReason)}";

    private static string Deprecated(string? reason) => reason is null ? "" : $" @deprecated(reason: \"{reason}\")";
}
