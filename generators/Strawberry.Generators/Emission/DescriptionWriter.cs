using System.Collections.Generic;
using System.Linq;
using System.Text;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>
/// Writes what the schema says of a type as text, a line each thing; the engine's <c>TypeDescriptionReader</c> tells what the first character of a line means.
/// </summary>
internal sealed class DescriptionWriter
{
    private readonly List<string> _lines = [];
    private readonly List<string> _references = [];
    private readonly List<string> _keys = [];

    private DescriptionWriter(string kind, TableHeader header, string reference)
    {
        _lines.Add($"{kind} {header.Name} {reference}");
    }

    /// <summary>The lines, none of them empty.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The keys of all types that the text refers to, as arguments of a key's constructor, in the order in which it does first.</summary>
    public IReadOnlyList<string> Keys => _keys;

    public static DescriptionWriter Describe(TableModel table)
    {
        var header = table.Header;
        var writer = table switch
        {
            ObjectModel => new DescriptionWriter("object", header, Refer(header)),
            ExtensionModel model => new DescriptionWriter("extension", header, model.InstanceClr),
            InterfaceModel => new DescriptionWriter("interface", header, Refer(header)),
            UnionModel => new DescriptionWriter("union", header, Refer(header)),
            EnumModel => new DescriptionWriter("enum", header, Refer(header)),
            InputModel => new DescriptionWriter("input", header, Refer(header)),
            _ => new DescriptionWriter("scalar", header, Refer(header)),
        };
        writer.AddText('"', header.Description);
        writer.AddMembers(table);
        return writer;
    }

    private static string Refer(TableHeader header) => Refer(header.KeyClr, header.Variant);

    private static string Refer(string clr, string variant) => variant.Length == 0 ? clr : $"{clr} {variant}";

    private void AddMembers(TableModel table)
    {
        switch (table)
        {
            case ObjectModel model:
                AddFlag("guarded", model.Guards.Count > 0);
                AddKeys(model.Interfaces);
                AddFields(model.Fields, areResolved: true);
                break;
            case ExtensionModel model:
                _lines.Add(">" + AddReference(model.Header.KeyClr, model.Header.Variant));
                AddFields(model.Fields, areResolved: true);
                break;
            case InterfaceModel model:
                AddFlag("guarded", model.Guards.Count > 0);
                AddKeys(model.Interfaces);
                AddFields(model.Fields, areResolved: false);
                break;
            case UnionModel model:
                AddKeys(model.Members);
                break;
            case EnumModel model:
                foreach (var value in model.Values)
                {
                    _lines.Add("." + value.Name);
                    AddText('"', value.Description);
                    AddText('-', value.DeprecationReason);
                }

                break;
            case InputModel model:
                AddFlag("oneOf", model.IsOneOf);
                foreach (var field in model.Fields)
                {
                    AddInput('.', field.Value);
                }

                break;
            case ScalarModel model:
                AddText('@', model.SpecifiedBy);
                break;
        }
    }

    // What guards the fields of an interface, the fields of objects know.
    private void AddFields(EquatableArray<FieldModel> fields, bool areResolved)
    {
        foreach (var field in fields)
        {
            _lines.Add($".{field.Name} {Type(field.Type)}");
            AddText('"', field.Description);
            AddText('-', field.DeprecationReason);
            AddFlag("stream", field.Type.IsStreamable);
            AddFlag("guarded", areResolved && field.Guards.Count > 0);
            AddFlag("anonymous", field.AllowsAnonymous);
            foreach (var argument in field.Parameters.Select(p => p.Argument).OfType<InputValueModel>())
            {
                AddInput('(', argument);
            }
        }
    }

    private void AddInput(char mark, InputValueModel value)
    {
        _lines.Add($"{mark}{value.Name} {Type(value.Type)}");
        AddText('"', value.Description);
        AddText('-', value.DeprecationReason);
        AddText('=', value.DefaultValue);
    }

    private void AddKeys(EquatableArray<KeyModel> keys)
    {
        foreach (var key in keys)
        {
            _lines.Add("&" + AddReference(key.Clr, key.Variant));
        }
    }

    private void AddFlag(string flag, bool isSet)
    {
        if (isSet)
        {
            _lines.Add("~" + flag);
        }
    }

    private void AddText(char mark, string? text)
    {
        if (text is not null)
        {
            _lines.Add(mark + Escape(text));
        }
    }

    private string Type(Shape shape, bool nullable = false)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Nullable or ShapeKind.NullableValue or ShapeKind.Maybe:
                return Type(shape.Inner!, nullable: true);
            case ShapeKind.Task or ShapeKind.ValueTask:
                return Type(shape.Inner!, nullable);
            case ShapeKind.Void or ShapeKind.VoidTask or ShapeKind.VoidValueTask:
                return shape.Name;
        }

        var text = shape.Kind switch
        {
            ShapeKind.List or ShapeKind.AsyncEnumerable or ShapeKind.ChannelReader => "[" + Type(shape.Inner!),
            ShapeKind.Leaf => shape.Name,
            _ => AddReference(shape.KeyClr, shape.Variant),
        };
        return nullable ? text : "!" + text;
    }

    private string AddReference(string clr, string variant)
    {
        var reference = Refer(clr, variant);
        if (!_references.Contains(reference))
        {
            _references.Add(reference);
            _keys.Add(ShapeCode.Key(clr, variant));
        }

        return reference;
    }

    // A line has no line break, as the compiler sees it, and nothing that a file cannot have.
    private static string Escape(string text)
    {
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\')
            {
                builder.Append("\\\\");
            }
            else if (c == '\n')
            {
                builder.Append("\\n");
            }
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' || IsUnpaired(text, i))
            {
                builder.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                builder.Append(c);
            }
        }

        return builder.ToString();
    }

    private static bool IsUnpaired(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
        : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}
