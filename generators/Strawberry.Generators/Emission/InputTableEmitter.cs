using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints the tables of input object types.</summary>
internal static class InputTableEmitter
{
    private const string Interop = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    public static void Write(SourceWriter writer, InputModel model)
    {
        TableEmitter.OpenClass(writer, model.Header, $"InputTable<{model.Header.Clr}>", TableEmitter.VariantKey(model.Header));
        if (model.IsOneOf)
        {
            writer.Line();
            writer.Line("public override bool IsOneOf => true;");
        }

        WriteReaders(writer, model);
        writer.Line();
        writer.Line("public override InputValueDescriptor[] DescribeFields() =>");
        writer.Line("[");
        writer.Indent();
        foreach (var field in model.Fields)
        {
            DescriptorCode.WriteInputValue(writer, field.Value);
        }

        writer.Outdent();
        writer.Line("];");
        WriteRead(writer, model);
        for (var i = 0; i < model.Fields.Count; i++)
        {
            if (model.Fields[i].Assignment == InputAssignment.InitSetterWhenGiven)
            {
                WriteSetter(writer, model, i);
            }
        }

        writer.Close();
    }

    private static void WriteReaders(SourceWriter writer, InputModel model)
    {
        var isFirst = true;
        for (var i = 0; i < model.Fields.Count; i++)
        {
            var type = model.Fields[i].Value.Type;
            if (ShapeCode.IsPlain(type))
            {
                continue;
            }

            if (isFirst)
            {
                writer.Line();
                isFirst = false;
            }

            writer.Line($"private static readonly InputReader<{type.Clr}> R{i} = {ShapeCode.Reader(type)};");
        }
    }

    private static void WriteRead(SourceWriter writer, InputModel model)
    {
        var indexed = model.Fields.Select((field, index) => (field, index)).ToList();
        var arguments = indexed.Where(f => f.field.Assignment == InputAssignment.Constructor)
            .Select(f => $"{f.field.Member}: {Get(f.field, f.index)}");
        var initialized = indexed.Where(f => f.field.Assignment == InputAssignment.Initializer).ToList();
        writer.Line();
        writer.Open($"public override {model.Header.Clr} Read(ref InputObjectCursor fields)");
        var start = $"var result = new {model.Header.KeyClr}({string.Join(", ", arguments)})";
        if (initialized.Count == 0)
        {
            writer.Line(start + ";");
        }
        else
        {
            writer.Open(start);
            initialized.ForEach(f => writer.Line($"{f.field.Member} = {Get(f.field, f.index)},"));
            writer.Close("};");
        }

        foreach (var (field, index) in indexed)
        {
            if (field.Assignment is InputAssignment.SetterWhenGiven or InputAssignment.InitSetterWhenGiven)
            {
                WriteAssignment(writer, model, field, index);
            }
        }

        writer.Line("return result;");
        writer.Close();
    }

    private static void WriteAssignment(SourceWriter writer, InputModel model, InputFieldModel field, int index)
    {
        var value = field.AcceptsNull ? Get(field, index) : $"value{index}";
        var condition = field.AcceptsNull ? $"fields.Has({index})" : $"fields.Has({index}) && {Get(field, index)} is {{ }} value{index}";
        var target = model.IsValueType ? "ref result" : "result";
        writer.Open($"if ({condition})");
        writer.Line(field.Assignment == InputAssignment.SetterWhenGiven ? $"result.{field.Member} = {value};" : $"Set{index}({target}, {value});");
        writer.Close();
    }

    private static void WriteSetter(SourceWriter writer, InputModel model, int index)
    {
        var field = model.Fields[index];
        writer.Line();
        writer.Line($"[{Interop}({Interop}Kind.Method, Name = \"set_{field.Member.TrimStart('@')}\")]");
        writer.Line($"private static extern void Set{index}({(model.IsValueType ? "ref " : "")}{field.Owner} target, {field.Clr} value);");
    }

    private static string Get(InputFieldModel field, int index)
    {
        var reader = ShapeCode.IsPlain(field.Value.Type) ? ShapeCode.Reader(field.Value.Type) : $"R{index}";
        return $"fields.Get({index}, {reader}){field.Fallback}";
    }
}
