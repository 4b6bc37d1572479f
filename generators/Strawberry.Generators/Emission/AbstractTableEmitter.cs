using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints the tables of interface and union types.</summary>
internal static class AbstractTableEmitter
{
    public static void Write(SourceWriter writer, InterfaceModel model)
    {
        TableEmitter.OpenClass(writer, model.Header, "InterfaceTable", ShapeCode.Key(model.Header.KeyClr, model.Header.Variant));
        if (model.Interfaces.Count > 0)
        {
            TableEmitter.WriteKeys(writer, "Interfaces", model.Interfaces);
        }

        TableEmitter.WriteGuards(writer, model.Guards);
        DescriptorCode.WriteFields(writer, model.Fields, model.Fields.Select(f => ShapeCode.Completer(f.Type)).ToList());
        writer.Close();
    }

    public static void Write(SourceWriter writer, UnionModel model)
    {
        TableEmitter.OpenClass(writer, model.Header, "UnionTable", ShapeCode.Key(model.Header.KeyClr, model.Header.Variant));
        TableEmitter.WriteKeys(writer, "Members", model.Members);
        writer.Close();
    }
}
