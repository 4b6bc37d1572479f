using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints an assembly's registrar: one lazy entry for its tables, and a call of the registrars of the assemblies it refers to.</summary>
internal static class RegistrarEmitter
{
    private const int TablesPerMethod = 16;

    public static string Emit(RegistrarModel model)
    {
        var writer = new SourceWriter();
        FilePrologue.Write(writer);
        writer.Line($"[assembly: global::Strawberry.Resolvers.GraphQLRegistrar(typeof(global::Strawberry.Generated.{model.Namespace}.Registrar))]");
        writer.Line();
        writer.Line($"namespace Strawberry.Generated.{model.Namespace};");
        writer.Line();
        writer.Line("using global::Strawberry.Resolvers;");
        writer.Line();
        writer.Line("/// <summary>Registers the GraphQL types of this assembly and of those it refers to.</summary>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Open("public static class Registrar");
        writer.Line("/// <summary>Registers them, unless they are already.</summary>");
        writer.Open("public static void Register()");
        foreach (var reference in model.References)
        {
            writer.Line($"{reference}.Register();");
        }

        writer.Line("TypeRegistry.Register(typeof(Registrar).Assembly, Descriptions, Make);");
        writer.Close();
        writer.Line();
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line("internal static void Initialize() => Register();");
        WriteDescriptions(writer, model.Tables);
        WriteMake(writer, model.Tables);
        writer.Close();
        writer.Line();
        writer.Open("internal static partial class Tables");
        writer.Close();
        return writer.ToString();
    }

    // One constant: nothing has to be called, type by type, to read it.
    private static void WriteDescriptions(SourceWriter writer, EquatableArray<string> tables)
    {
        writer.Line();
        if (tables.Count == 0)
        {
            writer.Line("private const string Descriptions = \"\";");
            return;
        }

        writer.Line("private const string Descriptions = $\"\"\"");
        writer.Indent();
        for (var i = 0; i < tables.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            writer.Line($"{{Tables.{TableEmitter.Description(tables[i])}}}");
        }

        writer.Line("\"\"\";");
        writer.Outdent();
    }

    // A process compiles what it calls: of many types a few tables are made, so no method names more than a few.
    private static void WriteMake(SourceWriter writer, EquatableArray<string> tables)
    {
        writer.Line();
        if (tables.Count <= TablesPerMethod)
        {
            WriteMake(writer, tables, "Make", 0, tables.Count);
            return;
        }

        var methods = (tables.Count + TablesPerMethod - 1) / TablesPerMethod;
        writer.Line($"private static TypeTable Make(int index) => (index / {TablesPerMethod}) switch");
        writer.Line("{");
        writer.Indent();
        for (var i = 0; i < methods; i++)
        {
            writer.Line($"{i} => Make{i}(index),");
        }

        EndSwitch(writer);
        for (var i = 0; i < methods; i++)
        {
            writer.Line();
            WriteMake(writer, tables, $"Make{i}", i * TablesPerMethod, System.Math.Min((i + 1) * TablesPerMethod, tables.Count));
        }
    }

    private static void WriteMake(SourceWriter writer, EquatableArray<string> tables, string method, int start, int end)
    {
        writer.Line($"private static TypeTable {method}(int index) => index switch");
        writer.Line("{");
        writer.Indent();
        for (var i = start; i < end; i++)
        {
            writer.Line($"{i} => Tables.{TableEmitter.Factory(tables[i])}(),");
        }

        EndSwitch(writer);
    }

    private static void EndSwitch(SourceWriter writer)
    {
        writer.Line("_ => throw new global::System.Diagnostics.UnreachableException(),");
        writer.Outdent();
        writer.Line("};");
    }
}
