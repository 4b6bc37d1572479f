using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints an assembly's registrar: one lazy entry for its tables, and a call of the registrars of the assemblies it refers to.</summary>
internal static class RegistrarEmitter
{
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

        writer.Line("TypeRegistry.Register(typeof(Registrar).Assembly, static () =>");
        writer.Line("[");
        writer.Indent();
        foreach (var table in model.Tables)
        {
            writer.Line($"Tables.{TableEmitter.Factory(table)}(),");
        }

        writer.Outdent();
        writer.Line("]);");
        writer.Close();
        writer.Line();
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line("internal static void Initialize() => Register();");
        writer.Close();
        writer.Line();
        writer.Open("internal static partial class Tables");
        writer.Close();
        return writer.ToString();
    }
}
