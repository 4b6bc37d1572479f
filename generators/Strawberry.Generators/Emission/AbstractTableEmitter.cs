using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints the tables of interface and union types.</summary>
internal static class AbstractTableEmitter
{
    public static void Write(SourceWriter writer, TableModel model)
    {
        TableEmitter.OpenClass(writer, model.Header, "AbstractTable", ShapeCode.Key(model.Header.KeyClr, model.Header.Variant));
        if (model is InterfaceModel { Guards.Count: > 0 } guarded)
        {
            TableEmitter.WriteGuards(writer, guarded.Guards, EquatableArray<FieldModel>.Empty);
        }
    }
}
