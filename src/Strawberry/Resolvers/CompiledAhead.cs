using Strawberry.Resolvers.Leaves;

namespace Strawberry.Resolvers;

/// <summary>
/// Names what generated code of nearly every application calls, so that code of it is in the packages. Never called. Of other value types .NET lets no image but
/// the application's own have code.
/// </summary>
internal static class CompiledAhead
{
    public static void Arguments(ref FieldCursor cursor)
    {
        cursor.Argument(0, LeafReader<int, Int32Format>.Instance);
        cursor.Argument(0, LeafReader<bool, BooleanFormat>.Instance);
        cursor.Argument(0, LeafReader<double, DoubleFormat>.Instance);
        cursor.Argument(0, LeafReader<ID, IdFormat>.Instance);
        cursor.Argument(0, new NullableValueReader<ID>(LeafReader<ID, IdFormat>.Instance));
    }

    public static void Fields(ref FieldCursor cursor)
    {
        cursor.Complete(0, LeafCompleter<int, Int32Format>.Instance);
        cursor.Complete(false, LeafCompleter<bool, BooleanFormat>.Instance);
        cursor.Complete(0.0, LeafCompleter<double, DoubleFormat>.Instance);
        cursor.Complete(default(ID), LeafCompleter<ID, IdFormat>.Instance);
    }

    public static void InputFields(ref InputObjectCursor fields)
    {
        fields.Get(0, LeafReader<int, Int32Format>.Instance);
        fields.Get(0, LeafReader<bool, BooleanFormat>.Instance);
        fields.Get(0, LeafReader<double, DoubleFormat>.Instance);
        fields.Get(0, LeafReader<ID, IdFormat>.Instance);
        fields.Get(0, new NullableValueReader<ID>(LeafReader<ID, IdFormat>.Instance));
    }
}
