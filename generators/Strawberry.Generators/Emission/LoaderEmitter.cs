using System.Linq;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Emission;

/// <summary>Prints loader classes.</summary>
internal static class LoaderEmitter
{
    public static string Emit(LoaderModel model)
    {
        var writer = new SourceWriter();
        FilePrologue.Write(writer);
        if (model.Namespace.Length > 0)
        {
            writer.Line($"namespace {model.Namespace};");
            writer.Line();
        }

        var types = $"{model.KeyClr}, {model.ValueClr}";
        writer.Line($"/// <summary>Loads in batches what <c>{model.Call.Substring("global::".Length)}</c> gives.</summary>");
        if (model.IsClassForbidden)
        {
            writer.Line(TableEmitter.Obsolete);
        }

        writer.Line($"{(model.IsPublic ? "public" : "internal")} sealed partial class {model.Name}(global::Strawberry.Resolvers.DataLoaderContext context)");
        writer.Indent();
        writer.Line($": global::Strawberry.DataLoader<{types}>(context{Options(model)})");
        writer.Outdent();
        writer.Line("{");
        writer.Indent();
        writer.Line("/// <inheritdoc/>");
        if (model.IsCallForbidden)
        {
            // The member alone: who uses the loader is not to be warned.
            writer.Line(TableEmitter.Obsolete);
        }

        writer.Line("protected override async global::System.Threading.Tasks.Task LoadBatchAsync(");
        writer.Indent();
        writer.Line($"global::Strawberry.DataLoaderBatch<{types}> batch,");
        writer.Line("global::System.Threading.CancellationToken cancellationToken) =>");
        writer.Line($"batch.SetResults(({model.ResultCast})await {model.Call}({Arguments(model)}).ConfigureAwait(false));");
        writer.Outdent();
        writer.Close();
        return writer.ToString();
    }

    private static string Options(LoaderModel model) => model is { MaxBatchSize: 0, Cache: true }
        ? ""
        : $", new global::Strawberry.DataLoaderOptions {{ MaxBatchSize = {model.MaxBatchSize}, Cache = {(model.Cache ? "true" : "false")} }}";

    private static string Arguments(LoaderModel model) => string.Join(", ", new[] { model.KeysCode }.Concat(model.Parameters.Select(GetArgument)));

    private static string GetArgument(ParameterModel parameter) =>
        parameter.Kind == ParameterKind.CancellationToken ? "cancellationToken" : ParameterCode.Get(parameter, "batch");
}
