using System.Collections.Generic;
using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints what the schema says of fields, arguments and enum values.</summary>
internal static class DescriptorCode
{
    /// <summary>Writes <c>DescribeFields</c>; <paramref name="completers"/> are the expressions of the fields' completers.</summary>
    public static void WriteFields(SourceWriter writer, EquatableArray<FieldModel> fields, IReadOnlyList<string> completers)
    {
        writer.Line();
        writer.Line("public override FieldDescriptor[] DescribeFields() =>");
        writer.Line("[");
        writer.Indent();
        for (var i = 0; i < fields.Count; i++)
        {
            WriteField(writer, fields[i], completers[i]);
        }

        writer.Outdent();
        writer.Line("];");
    }

    /// <summary>Writes an argument or input field as an item of a list.</summary>
    public static void WriteInputValue(SourceWriter writer, InputValueModel value)
    {
        var start = $"new({SourceWriter.Quote(value.Name)}, {ShapeCode.TypeRef(value.Type)})";
        WriteItem(writer, start, Properties(value.Description, value.DeprecationReason, value.DefaultValue));
    }

    public static void WriteEnumValue(SourceWriter writer, EnumValueModel value) =>
        WriteItem(writer, $"new({SourceWriter.Quote(value.Name)})", Properties(value.Description, value.DeprecationReason, null));

    private static void WriteField(SourceWriter writer, FieldModel field, string completer)
    {
        var start = $"new({SourceWriter.Quote(field.Name)}, {ShapeCode.TypeRef(field.Type)}, {completer})";
        var properties = Properties(field.Description, field.DeprecationReason, null);
        if (field.Type.IsStreamable)
        {
            properties.Add("IsStreamable = true,");
        }

        if (field.Guards.Count > 0)
        {
            properties.Add($"Guards = [{string.Join(", ", field.Guards)}],");
        }

        if (field.AllowsAnonymous)
        {
            properties.Add("AllowsAnonymous = true,");
        }

        var arguments = field.Parameters.Select(p => p.Argument).OfType<InputValueModel>().ToList();
        if (arguments.Count == 0)
        {
            WriteItem(writer, start, properties);
            return;
        }

        writer.Open(start);
        properties.ForEach(writer.Line);
        writer.Line("Arguments =");
        writer.Line("[");
        writer.Indent();
        arguments.ForEach(a => WriteInputValue(writer, a));
        writer.Outdent();
        writer.Line("],");
        writer.Close("},");
    }

    private static List<string> Properties(string? description, string? deprecationReason, string? defaultValue)
    {
        var properties = new List<string>();
        Add("Description", description);
        Add("DeprecationReason", deprecationReason);
        Add("DefaultValue", defaultValue);
        return properties;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                properties.Add($"{name} = {SourceWriter.Quote(value)},");
            }
        }
    }

    private static void WriteItem(SourceWriter writer, string start, List<string> properties)
    {
        if (properties.Count == 0)
        {
            writer.Line(start + ",");
            return;
        }

        writer.Open(start);
        properties.ForEach(writer.Line);
        writer.Close("},");
    }
}
