using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints the tables of enum types.</summary>
internal static class EnumTableEmitter
{
    public static void Write(SourceWriter writer, EnumModel model)
    {
        var clr = model.Header.Clr;
        TableEmitter.OpenClass(writer, model.Header, $"EnumTable<{clr}>", null);
        writer.Line($"public override global::System.ReadOnlySpan<byte> GetName({clr} value) => value switch");
        writer.Line("{");
        writer.Indent();
        foreach (var value in model.Values)
        {
            if (!value.IsAlias)
            {
                writer.Line($"{clr}.{value.Member} => {SourceWriter.Quote(value.Name)}u8,");
            }
        }

        writer.Line("_ => default,");
        writer.Outdent();
        writer.Line("};");
        WriteParse(writer, model);
    }

    private static void WriteParse(SourceWriter writer, EnumModel model)
    {
        writer.Line();
        writer.Open($"public override bool TryParse(string name, out {model.Header.Clr} value)");
        writer.Open("switch (name)");
        foreach (var value in model.Values)
        {
            writer.Line($"case {SourceWriter.Quote(value.Name)}:");
            writer.Indent();
            writer.Line($"value = {model.Header.Clr}.{value.Member};");
            writer.Line("return true;");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line("value = default;");
        writer.Line("return false;");
        writer.Outdent();
        writer.Close();
        writer.Close();
    }
}
