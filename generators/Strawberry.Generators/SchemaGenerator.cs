using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Emission;
using Strawberry.Generators.Incremental;
using Strawberry.Generators.Models;
using Strawberry.Generators.Parsing;

namespace Strawberry.Generators;

/// <summary>Compiles annotated types to tables. Parsing alone sees symbols; models alone reach the emission, which only prints.</summary>
[Generator]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var versions = new DeclarationVersions();
        var declarations = new ParseMemo<IReadOnlyList<ParseResult>>(versions, results => results.SelectMany(r => r.Places));
        var roots = new ParseMemo<RootUse>(versions, use => use.Places);
        var parsed = Gather(context.SyntaxProvider
            .CreateSyntaxProvider(WrittenAttributes.Any, (syntax, token) => declarations.Get(syntax, DeclarationParser.Parse, token))
            .WithTrackingName(TrackingNames.Declarations)).Select((found, _) => found.SelectMany(results => results).ToImmutableArray());
        var uses = Gather(context.SyntaxProvider
            .CreateSyntaxProvider(RootParser.MayBeRoots, (syntax, token) => roots.Get(syntax, RootParser.Parse, token))
            .WithTrackingName(TrackingNames.Roots));

        var assembly = context.CompilationProvider
            .Select((compilation, _) => "Assembly_" + SymbolNames.Sanitize(compilation.AssemblyName ?? ""))
            .WithTrackingName(TrackingNames.Assembly);
        var loaderModels = parsed
            .Select((results, _) => results.Select(r => r.Loader).OfType<LoaderModel>().GroupBy(m => m.FullName).Select(g => g.First()).ToEquatableArray());
        var loaderNames = loaderModels
            .Select((loaders, _) => loaders.Select(m => new LoaderName(m.Name, m.FullName)).OrderBy(n => n.FullName, StringComparer.Ordinal).ToEquatableArray());

        var tables = parsed.SelectMany((results, _) => results.Select(r => r.Table).OfType<TableModel>()).WithTrackingName(TrackingNames.Tables);
        var extraModels = parsed.Combine(uses)
            .Select((all, _) => all.Left.SelectMany(r => r.Extras).Concat(all.Right.SelectMany(u => u.Extras))
                .GroupBy(t => t.Header.Id)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.First())
                .ToEquatableArray());
        var extras = extraModels.SelectMany((models, _) => models).WithTrackingName(TrackingNames.Extras);

        var ids = parsed.Combine(extraModels)
            .Select((all, _) => all.Left.Select(r => r.Table).OfType<TableModel>().Concat(all.Right).Select(m => m.Header.Id).ToEquatableArray());
        var clashing = ids.Combine(loaderModels)
            .Select((all, _) => HintNames.FindClashing(all.Left.Concat(all.Right.Select(m => m.Id))));
        Emit(context, tables, loaderNames, assembly, clashing);
        Emit(context, extras, loaderNames, assembly, clashing);
        var namedLoaders = loaderModels.SelectMany((loaders, _) => loaders).WithTrackingName(TrackingNames.Loaders).Combine(clashing)
            .Select((pair, _) => (Hint: HintNames.Of(pair.Left.Id, pair.Right), Loader: pair.Left));
        context.RegisterSourceOutput(namedLoaders, (output, each) => output.AddSource(each.Hint, LoaderEmitter.Emit(each.Loader)));
        EmitRegistrar(context, ids, assembly);
        DiagnosticOutput.Register(context, parsed, uses);
    }

    private static void Emit(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TableModel> tables,
        IncrementalValueProvider<EquatableArray<LoaderName>> loaders,
        IncrementalValueProvider<string> assembly,
        IncrementalValueProvider<EquatableArray<string>> clashing)
    {
        var bound = tables.Combine(loaders).Select((pair, _) => LoaderBinding.Bind(pair.Left, pair.Right)).WithTrackingName(TrackingNames.BoundTables);
        var named = bound.Combine(clashing).Select((pair, _) => (Hint: HintNames.Of(pair.Left.Header.Id, pair.Right), Table: pair.Left));
        context.RegisterSourceOutput(named.Combine(assembly), (output, pair) =>
            output.AddSource(pair.Left.Hint, TableEmitter.Emit(pair.Left.Table, pair.Right)));
    }

    private static void EmitRegistrar(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<string>> ids,
        IncrementalValueProvider<string> assembly)
    {
        var references = context.CompilationProvider.Select(Registrars.FindReferenced).WithTrackingName(TrackingNames.References);
        var registrar = ids.Combine(references).Combine(assembly)
            .Select((all, _) => new RegistrarModel(
                all.Right,
                all.Left.Left.OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray(),
                all.Left.Right))
            .WithTrackingName(TrackingNames.Registrar);
        context.RegisterSourceOutput(registrar, (output, model) =>
        {
            if (model.Tables.Count > 0 || model.References.Count > 0)
            {
                output.AddSource("Strawberry.Registrar.g.cs", RegistrarEmitter.Emit(model));
            }
        });
    }

    // Taken together at once: what comes and goes one by one in the middle of many puts the compiler's tables of all later stages out of step.
    private static IncrementalValueProvider<ImmutableArray<T>> Gather<T>(IncrementalValuesProvider<T?> found)
        where T : class => found.Collect().Select((all, _) => all.OfType<T>().ToImmutableArray());
}
