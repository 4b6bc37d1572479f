using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints the file of one table: the table, which only its file can name, and the factory by which the registrar reaches it.</summary>
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

        switch (table)
        {
            case ObjectModel model:
                FieldTableEmitter.Write(writer, model);
                break;
            case ExtensionModel model:
                FieldTableEmitter.Write(writer, model);
                break;
            case InterfaceModel model:
                AbstractTableEmitter.Write(writer, model);
                break;
            case UnionModel model:
                AbstractTableEmitter.Write(writer, model);
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

        writer.Line();
        writer.Open("internal static partial class Tables");
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

    public static string ClassName(TableHeader header) => header.Id + "_Table";

    /// <summary>Opens the class and writes what every table has. <paramref name="key"/>: the key as code, where the base class has none or another.</summary>
    public static void OpenClass(SourceWriter writer, TableHeader header, string baseClass, string? key)
    {
        writer.Open($"file sealed class {ClassName(header)} : {baseClass}");
        if (key is not null)
        {
            writer.Line($"public override TypeKey Key => new({key});");
            writer.Line();
        }

        writer.Line($"public override string Name => {SourceWriter.Quote(header.Name)};");
        if (header.Description is { } description)
        {
            writer.Line();
            writer.Line($"public override string? Description => {SourceWriter.Quote(description)};");
        }
    }

    /// <summary>The key of a table whose base class takes its C# type for the key; null where that is right.</summary>
    public static string? VariantKey(TableHeader header) => header.Variant.Length == 0 ? null : ShapeCode.Key(header.KeyClr, header.Variant);

    public static void WriteGuards(SourceWriter writer, EquatableArray<string> guards)
    {
        if (guards.Count > 0)
        {
            writer.Line();
            writer.Line($"public override global::System.Attribute[] Guards => [{string.Join(", ", guards)}];");
        }
    }

    public static void WriteKeys(SourceWriter writer, string property, EquatableArray<KeyModel> keys)
    {
        writer.Line();
        writer.Line($"public override TypeKey[] {property} =>");
        writer.Line("[");
        writer.Indent();
        foreach (var key in keys)
        {
            writer.Line($"new({ShapeCode.Key(key.Clr, key.Variant)}),");
        }

        writer.Outdent();
        writer.Line("];");
    }
}
