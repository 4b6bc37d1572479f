using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints the expressions that a shape stands for.</summary>
internal static class ShapeCode
{
    /// <summary>The arguments of a key: the type and, where there is one, the variant.</summary>
    public static string Key(string clr, string variant) => variant.Length == 0 ? $"typeof({clr})" : $"typeof({clr}), {SourceWriter.Quote(variant)}";

    public static string Completer(Shape shape) => shape.Kind switch
    {
        ShapeKind.Leaf => $"Completers.{shape.Accessor}",
        ShapeKind.Enum => $"Completers.Enum<{shape.Clr}>()",
        ShapeKind.Scalar => $"Completers.Scalar<{shape.Clr}>()",
        ShapeKind.Abstract => $"Completers.Abstract<{shape.Clr}>()",
        ShapeKind.Nullable => $"Completers.Nullable({Completer(shape.Inner!)})",
        ShapeKind.NullableValue => $"Completers.NullableValue({Completer(shape.Inner!)})",
        ShapeKind.List => $"Completers.List<{shape.Clr}, {shape.Inner!.Clr}>({Completer(shape.Inner!)})",
        ShapeKind.Task => $"Completers.Task({Completer(shape.Inner!)})",
        ShapeKind.ValueTask => $"Completers.ValueTask({Completer(shape.Inner!)})",
        ShapeKind.AsyncEnumerable => $"Completers.AsyncEnumerable({Completer(shape.Inner!)})",
        ShapeKind.ChannelReader => $"Completers.ChannelReader({Completer(shape.Inner!)})",
        ShapeKind.Void => "Completers.Void",
        ShapeKind.VoidTask => "Completers.VoidTask",
        ShapeKind.VoidValueTask => "Completers.VoidValueTask",
        _ => $"Completers.Object<{shape.Clr}>()",
    };

    public static string Reader(Shape shape) => shape.Kind switch
    {
        ShapeKind.Leaf => $"Readers.{shape.Accessor}",
        ShapeKind.Enum => $"Readers.Enum<{shape.Clr}>()",
        ShapeKind.Scalar => $"Readers.Scalar<{shape.Clr}>()",
        ShapeKind.Nullable => $"Readers.Nullable({Reader(shape.Inner!)})",
        ShapeKind.NullableValue => $"Readers.NullableValue({Reader(shape.Inner!)})",
        ShapeKind.Maybe => $"Readers.Maybe({Reader(shape.Inner!)})",
        ShapeKind.List => shape.Reader == ListReader.ListAs
            ? $"Readers.ListAs<{shape.Clr}, {shape.Inner!.Clr}>({Reader(shape.Inner!)})"
            : $"Readers.{shape.Reader}({Reader(shape.Inner!)})",
        _ => shape.Variant.Length == 0 ? $"Readers.Object<{shape.Clr}>()" : $"Readers.Object<{shape.Clr}>({SourceWriter.Quote(shape.Variant)})",
    };

    /// <summary>Whether the expression costs nothing to repeat.</summary>
    public static bool IsPlain(Shape shape) => shape.Kind is ShapeKind.Leaf or ShapeKind.Void or ShapeKind.VoidTask or ShapeKind.VoidValueTask;
}
