using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints the tables of scalars.</summary>
internal static class ScalarTableEmitter
{
    public static void Write(SourceWriter writer, ScalarModel model)
    {
        var clr = model.Header.Clr;
        TableEmitter.OpenClass(writer, model.Header, $"ScalarTable<{clr}, {model.Input}, {model.Output}>", TableEmitter.VariantKey(model.Header));
        writer.Line($"public override {clr} Parse({model.Input} input) => {model.Header.KeyClr}.Parse(input);");
        writer.Line();
        writer.Line($"public override {model.Output} Format({clr} value) => value.Format();");
    }
}
