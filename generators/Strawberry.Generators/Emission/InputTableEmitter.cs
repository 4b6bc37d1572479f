using System.Collections.Generic;
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
        if (model.IsImmutable)
        {
            writer.Line();
            writer.Line("public override bool IsImmutable => true;");
        }

        WriteReaders(writer, model);
        WriteRead(writer, model);
        for (var i = 0; i < model.Fields.Count; i++)
        {
            if (model.Fields[i].Assignment == InputAssignment.InitSetterWhenGiven)
            {
                WriteSetter(writer, model, i);
            }
        }
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
        var creation = $"new {model.Header.KeyClr}({string.Join(", ", arguments)})";
        var initializers = indexed.Where(f => f.field.Assignment == InputAssignment.Initializer)
            .Select(f => $"{f.field.Member} = {Get(f.field, f.index)},")
            .ToList();
        var defaulted = indexed.Where(f => f.field.Assignment == InputAssignment.InitializerOrDefault)
            .Select(f => $"{f.field.Member} = {GetCondition(f.field, f.index)} ? {GetGiven(f.field, f.index)} : defaults.{f.field.Member},")
            .ToList();
        writer.Line();
        writer.Open($"public override {model.Header.Clr} Read(ref InputObjectCursor fields)");
        if (defaulted.Count > 0)
        {
            WriteCreation(writer, $"var defaults = {creation}", initializers);
        }

        WriteCreation(writer, $"var result = {creation}", [.. initializers, .. defaulted]);

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

    private static void WriteCreation(SourceWriter writer, string start, List<string> initializers)
    {
        if (initializers.Count == 0)
        {
            writer.Line(start + ";");
            return;
        }

        writer.Open(start);
        initializers.ForEach(writer.Line);
        writer.Close("};");
    }

    private static string GetCondition(InputFieldModel field, int index) =>
        field.AcceptsNull ? $"fields.Has({index})" : $"fields.Has({index}) && {Get(field, index)} is {{ }} value{index}";

    private static string GetGiven(InputFieldModel field, int index) => field.AcceptsNull ? Get(field, index) : $"value{index}";

    private static void WriteAssignment(SourceWriter writer, InputModel model, InputFieldModel field, int index)
    {
        var value = GetGiven(field, index);
        var target = model.IsValueType ? "ref result" : "result";
        writer.Open($"if ({GetCondition(field, index)})");
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
