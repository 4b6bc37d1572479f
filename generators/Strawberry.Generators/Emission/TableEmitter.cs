using System;
using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>
/// Prints the file of one table: the table, which only its file can name, and beside it the factory by which the registrar reaches it and what the schema says of the
/// type.
/// </summary>
internal static class TableEmitter
{
    /// <summary>What makes code obsolete, and so lets it name what is an error to others.</summary>
    public const string Obsolete = "[global::System.Obsolete]";

    public static string Emit(TableModel table, string assembly)
    {
        var writer = new SourceWriter();
        FilePrologue.Write(writer);
        writer.Line($"namespace Strawberry.Generated.{assembly};");
        writer.Line();
        writer.Line("using global::Strawberry.Generated;");
        writer.Line("using global::Strawberry.Resolvers;");
        writer.Line();
        if (IsForbidden(table))
        {
            writer.Line(Obsolete);
        }

        var description = DescriptionWriter.Describe(table);
        switch (table)
        {
            case ObjectModel model:
                FieldTableEmitter.Write(writer, model);
                break;
            case ExtensionModel model:
                FieldTableEmitter.Write(writer, model);
                break;
            case InterfaceModel or UnionModel:
                AbstractTableEmitter.Write(writer, table);
                break;
            case EnumModel model:
                EnumTableEmitter.Write(writer, model);
                break;
            case InputModel model:
                InputTableEmitter.Write(writer, model);
                break;
            case ScalarModel model:
                ScalarTableEmitter.Write(writer, model);
                break;
        }

        WriteReferences(writer, description);
        writer.Close();
        writer.Line();
        writer.Open("internal static partial class Tables");
        WriteDescription(writer, table.Header.Id, description);
        writer.Line();
        writer.Line($"internal static TypeTable {Factory(table.Header.Id)}() => new {ClassName(table.Header)}();");
        writer.Close();
        return writer.ToString();
    }

    private static bool IsForbidden(TableModel table) => table.Header.IsForbidden || table switch
    {
        ObjectModel model => model.Fields.Any(f => f.IsForbidden) || model.Interfaces.Any(i => i.IsForbidden),
        ExtensionModel model => model.Fields.Any(f => f.IsForbidden),
        InterfaceModel model => model.Fields.Any(f => f.IsForbidden) || model.Interfaces.Any(i => i.IsForbidden),
        UnionModel model => model.Members.Any(m => m.IsForbidden),
        EnumModel model => model.Values.Any(v => v.IsForbidden),
        InputModel model => model.Fields.Any(f => f.IsForbidden),
        _ => false,
    };

    /// <summary>The factory of a table; no type's own name can collide with it.</summary>
    public static string Factory(string id) => "New_" + id;

    /// <summary>The constant that has the description of a type.</summary>
    public static string Description(string id) => "About_" + id;

    public static string ClassName(TableHeader header) => header.Id + "_Table";

    /// <summary>Opens the class. <paramref name="key"/>: the key as code, where the base class has none or another.</summary>
    public static void OpenClass(SourceWriter writer, TableHeader header, string baseClass, string? key)
    {
        writer.Open($"file sealed class {ClassName(header)} : {baseClass}");
        if (key is not null)
        {
            writer.Line($"public override TypeKey Key => new({key});");
        }
    }

    /// <summary>The key of a table whose base class takes its C# type for the key; null where that is right.</summary>
    public static string? VariantKey(TableHeader header) => header.Variant.Length == 0 ? null : ShapeCode.Key(header.KeyClr, header.Variant);

    /// <summary>Writes the attributes that guard the type and its fields, where there are any.</summary>
    public static void WriteGuards(SourceWriter writer, EquatableArray<string> ofType, EquatableArray<FieldModel> fields)
    {
        if (ofType.Count == 0 && fields.All(f => f.Guards.Count == 0))
        {
            return;
        }

        writer.Line();
        writer.Line("public override global::System.Attribute[] GetGuards(int field) => field switch");
        writer.Line("{");
        writer.Indent();
        if (ofType.Count > 0)
        {
            writer.Line($"WholeType => [{string.Join(", ", ofType)}],");
        }

        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Guards.Count > 0)
            {
                writer.Line($"{i} => [{string.Join(", ", fields[i].Guards)}],");
            }
        }

        writer.Line("_ => [],");
        writer.Outdent();
        writer.Line("};");
    }

    private static void WriteReferences(SourceWriter writer, DescriptionWriter description)
    {
        if (description.Keys.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line("public override TypeKey[] References =>");
        writer.Line("[");
        writer.Indent();
        foreach (var key in description.Keys)
        {
            writer.Line($"new({key}),");
        }

        writer.Outdent();
        writer.Line("];");
    }

    private static void WriteDescription(SourceWriter writer, string id, DescriptionWriter description)
    {
        var quotes = new string('"', Math.Max(3, description.Lines.Max(LongestRunOfQuotes) + 1));
        writer.Line($"internal const string {Description(id)} = {quotes}");
        writer.Indent();
        foreach (var line in description.Lines)
        {
            writer.Line(line);
        }

        writer.Line(quotes + ";");
        writer.Outdent();
    }

    private static int LongestRunOfQuotes(string line)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in line)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
