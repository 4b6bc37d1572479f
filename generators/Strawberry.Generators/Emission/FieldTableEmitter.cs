using System.Collections.Generic;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints the tables of object types and of their extensions.</summary>
internal sealed class FieldTableEmitter
{
    // Of so many fields, as roots have them, the first operations ask for few: each gets a class and a method of its own, and those of others are never compiled.
    private const int ManyFields = 13;

    private readonly SourceWriter _writer;
    private readonly EquatableArray<FieldModel> _fields;
    private readonly string _source;
    private readonly List<string> _completers = [];
    private bool _hasStatics;

    private FieldTableEmitter(SourceWriter writer, EquatableArray<FieldModel> fields, string source)
    {
        _writer = writer;
        _fields = fields;
        _source = source;
    }

    public static void Write(SourceWriter writer, ObjectModel model)
    {
        var header = model.Header;
        var emitter = new FieldTableEmitter(writer, model.Fields, header.Clr);
        TableEmitter.OpenClass(writer, header, $"ObjectTable<{header.Clr}>", TableEmitter.VariantKey(header));
        TableEmitter.WriteGuards(writer, model.Guards, model.Fields);
        if (model.Construction is { } parameters)
        {
            writer.Line();
            writer.Line($"public override object? CreateInstance(ref FieldCursor cursor) => {ParameterCode.New(header.KeyClr, parameters, "cursor")};");
        }

        emitter.WriteFields();
    }

    public static void Write(SourceWriter writer, ExtensionModel model)
    {
        var header = model.Header;
        var emitter = new FieldTableEmitter(writer, model.Fields, header.Clr);
        TableEmitter.OpenClass(writer, header, $"ExtensionTable<{header.Clr}>", $"typeof({model.InstanceClr})");
        TableEmitter.WriteGuards(writer, EquatableArray<string>.Empty, model.Fields);
        if (model.Construction is { } parameters)
        {
            writer.Line();
            writer.Line($"private static readonly InstanceFactory<{model.InstanceClr}> Make = static (ref FieldCursor c) => {ParameterCode.New(model.InstanceClr, parameters, "c")};");
        }

        emitter.WriteFields();
    }

    private void WriteFields()
    {
        WriteStatics();
        WriteCompleters();
        WriteResolve();
        WriteInvoke();
        for (var i = 0; i < _fields.Count; i++)
        {
            if (IsApart(i))
            {
                WriteApart(i);
            }

            if (NeedsCall(_fields[i]))
            {
                WriteCall(i);
            }
        }
    }

    private bool HasMany => _fields.Count >= ManyFields;

    private void WriteStatics()
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            var type = _fields[i].Type;
            var lines = new List<string>();
            _completers.Add(ShapeCode.IsPlain(type) ? ShapeCode.Completer(type) : HasMany ? $"F{i}.C" : $"C{i}");
            if (!ShapeCode.IsPlain(type))
            {
                lines.Add($"static readonly ValueCompleter<{type.Clr}> {(HasMany ? "C" : $"C{i}")} = {ShapeCode.Completer(type)};");
            }

            var argument = 0;
            foreach (var parameter in _fields[i].Parameters)
            {
                if (parameter.Argument is { } value)
                {
                    if (!ShapeCode.IsPlain(value.Type))
                    {
                        lines.Add($"static readonly InputReader<{value.Type.Clr}> {(HasMany ? $"R{argument}" : $"R{i}_{argument}")} = {ShapeCode.Reader(value.Type)};");
                    }

                    argument++;
                }
            }

            WriteStatics(i, lines);
        }
    }

    private void WriteStatics(int index, List<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        if (HasMany)
        {
            _writer.Line();
            _writer.Open($"private static class F{index}");
            lines.ForEach(l => _writer.Line("internal " + l));
            _writer.Close();
            return;
        }

        if (!_hasStatics)
        {
            _hasStatics = true;
            _writer.Line();
        }

        lines.ForEach(l => _writer.Line("private " + l));
    }

    private void WriteCompleters()
    {
        _writer.Line();
        _writer.Line("public override ValueCompleter GetCompleter(int field) => field switch");
        _writer.Line("{");
        _writer.Indent();
        for (var i = 0; i < _fields.Count; i++)
        {
            _writer.Line($"{i} => {_completers[i]},");
        }

        _writer.Line("_ => throw new global::System.Diagnostics.UnreachableException(),");
        _writer.Outdent();
        _writer.Line("};");
    }

    private void WriteResolve()
    {
        _writer.Line();
        _writer.Open($"public override void Resolve({_source} source, ref FieldCursor cursor)");
        _writer.Open("while (cursor.MoveNext())");
        _writer.Open("switch (cursor.Field)");
        for (var i = 0; i < _fields.Count; i++)
        {
            _writer.Line($"case {i}:");
            _writer.Indent();
            _writer.Line(IsApart(i) ? $"Write{i}(source, ref cursor);" : GetWrite(i));
            _writer.Line("break;");
            _writer.Outdent();
        }

        _writer.Close();
        _writer.Close();
        _writer.Close();
    }

    // The commonest leaves are written without a completer between.
    private string GetWrite(int index)
    {
        var type = _fields[index].Type;
        var value = GetValue(index);
        return type switch
        {
            { Kind: ShapeKind.Leaf, Accessor: "String" or "Int32" or "Double" or "Boolean" or "Id" } => $"cursor.Write({value});",
            { Kind: ShapeKind.Nullable, Inner: { Kind: ShapeKind.Leaf, Accessor: "String" } } => $"cursor.WriteNullable({value});",
            _ => $"cursor.Complete({value}, {_completers[index]});",
        };
    }

    private void WriteInvoke()
    {
        _writer.Line();
        _writer.Open($"public override object? Invoke({_source} source, ref FieldCursor cursor)");
        _writer.Open("switch (cursor.Field)");
        for (var i = 0; i < _fields.Count; i++)
        {
            _writer.Line($"case {i}:");
            _writer.Indent();
            _writer.Line($"return {GetValue(i)};");
            _writer.Outdent();
        }

        _writer.Line("default:");
        _writer.Indent();
        _writer.Line("throw new global::System.Diagnostics.UnreachableException();");
        _writer.Outdent();
        _writer.Close();
        _writer.Close();
    }

    private bool IsApart(int index) => HasMany && !ShapeCode.IsPlain(_fields[index].Type);

    private void WriteApart(int index)
    {
        _writer.Line();
        _writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        _writer.Line($"private static void Write{index}({_source} source, ref FieldCursor cursor) =>");
        _writer.Indent();
        _writer.Line(GetWrite(index));
        _writer.Outdent();
    }

    private static bool NeedsCall(FieldModel field) => field.Parameters.Count > 0 || field.Type.Kind == ShapeKind.Void;

    private string GetValue(int index) => NeedsCall(_fields[index]) ? $"Call{index}(source, ref cursor)" : GetCall(index);

    private void WriteCall(int index)
    {
        var type = _fields[index].Type;
        _writer.Line();
        if (type.Kind == ShapeKind.Void)
        {
            _writer.Open($"private static object? Call{index}({_source} source, ref FieldCursor cursor)");
            _writer.Line(GetCall(index) + ";");
            _writer.Line("return null;");
            _writer.Close();
            return;
        }

        _writer.Line($"private static {type.Clr} Call{index}({_source} source, ref FieldCursor cursor) =>");
        _writer.Indent();
        _writer.Line(GetCall(index) + ";");
        _writer.Outdent();
    }

    private string GetCall(int index)
    {
        var field = _fields[index];
        var target = field.Access switch
        {
            FieldAccess.Static => field.Owner,
            FieldAccess.Extension or FieldAccess.ExtensionProperty => "cursor.Instance(Make)",
            _ => field.Owner.Length == 0 ? "source" : $"(({field.Owner})source)",
        };
        return field.Access is FieldAccess.Property or FieldAccess.ExtensionProperty
            ? $"{target}.{field.Member}"
            : $"{target}.{field.Member}({GetArguments(index)})";
    }

    private string GetArguments(int index)
    {
        var parameters = _fields[index].Parameters;
        var codes = new List<string>();
        var argument = 0;
        foreach (var parameter in parameters)
        {
            if (parameter.Argument is { } value)
            {
                var reader = ShapeCode.IsPlain(value.Type) ? ShapeCode.Reader(value.Type) : HasMany ? $"F{index}.R{argument}" : $"R{index}_{argument}";
                codes.Add(ParameterCode.Get(parameter, "cursor", argument, reader));
                argument++;
            }
            else
            {
                codes.Add(ParameterCode.Get(parameter, "cursor"));
            }
        }

        return string.Join(", ", codes);
    }
}
