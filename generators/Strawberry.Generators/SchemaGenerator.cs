using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Strawberry.Generators.Diagnostics;
using Strawberry.Generators.Emission;
using Strawberry.Generators.Models;
using Strawberry.Generators.Parsing;

namespace Strawberry.Generators;

/// <summary>Compiles annotated types to tables. Parsing alone sees symbols; models alone reach the emission, which only prints.</summary>
[Generator]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    private static readonly (string Attribute, TypeAnnotation Annotation)[] Declarations =
    [
        (Annotations.Type, TypeAnnotation.Object),
        (Annotations.Interface, TypeAnnotation.Interface),
        (Annotations.Union, TypeAnnotation.Union),
        (Annotations.Enum, TypeAnnotation.Enum),
        (Annotations.Input, TypeAnnotation.Input),
        (Annotations.Scalar, TypeAnnotation.Scalar),
    ];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = Declarations
            .Select(d => Parse(context, "Strawberry." + d.Attribute, (c, token) => DeclarationParser.ParseType(c, d.Annotation, token)))
            .ToList();
        parsed.Add(Parse(context, "Strawberry." + Annotations.Extend + "`1", DeclarationParser.ParseExtension));
        var loaders = Parse(context, "Strawberry." + Annotations.Loader, DeclarationParser.ParseLoader);

        var assembly = context.CompilationProvider
            .Select((compilation, _) => "Assembly_" + SymbolNames.Sanitize(compilation.AssemblyName ?? ""))
            .WithTrackingName(TrackingNames.Assembly);
        var loaderModels = loaders.Select((r, _) => r.Loader).Where(m => m is not null).Select((m, _) => m!).Collect()
            .SelectMany((models, _) => models.GroupBy(m => m.FullName).Select(g => g.First()))
            .WithTrackingName(TrackingNames.Loaders);
        var loaderNames = loaderModels.Select((m, _) => new LoaderName(m.Name, m.FullName)).Collect()
            .Select((names, _) => names.OrderBy(n => n.FullName, StringComparer.Ordinal).ToEquatableArray());

        var sources = parsed
            .Select(p => p.Select((r, _) => r.Table).Where(m => m is not null).Select((m, _) => m!).WithTrackingName(TrackingNames.Tables))
            .ToList();

        var uses = context.SyntaxProvider.CreateSyntaxProvider(RootParser.MayBeRoots, RootParser.Parse).Where(u => u is not null).Select((u, _) => u!);
        var extras = Fold(parsed.Select(p => p.SelectMany((r, _) => r.Extras).Collect()).Append(uses.SelectMany((u, _) => u.Extras).Collect()))
            .Select((tables, _) => tables.GroupBy(t => t.Header.Id).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.First()).ToEquatableArray());
        sources.Add(extras.SelectMany((tables, _) => tables).WithTrackingName(TrackingNames.Extras));

        var ids = Fold(sources.Select(s => s.Select((m, _) => m.Header.Id).Collect()));
        var clashing = ids.Combine(loaderModels.Select((m, _) => m.Id).Collect())
            .Select((all, _) => HintNames.FindClashing(all.Left.AddRange(all.Right)));
        sources.ForEach(s => Emit(context, s, loaderNames, assembly, clashing));
        var namedLoaders = loaderModels.Combine(clashing).Select((pair, _) => (Hint: HintNames.Of(pair.Left.Id, pair.Right), Loader: pair.Left));
        context.RegisterSourceOutput(namedLoaders, (output, each) => output.AddSource(each.Hint, LoaderEmitter.Emit(each.Loader)));
        EmitRegistrar(context, ids, assembly);
        DiagnosticOutput.Register(context, Fold(parsed.Append(loaders).Select(p => p.Collect())), uses);
    }

    private static IncrementalValuesProvider<ParseResult> Parse(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, ParseResult?> parse) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(attribute, (_, _) => true, parse).Where(r => r is not null).Select((r, _) => r!);

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
        IncrementalValueProvider<ImmutableArray<string>> ids,
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

    private static IncrementalValueProvider<ImmutableArray<T>> Fold<T>(IEnumerable<IncrementalValueProvider<ImmutableArray<T>>> providers) =>
        providers.Aggregate((left, right) => left.Combine(right).Select((pair, _) => pair.Left.AddRange(pair.Right)));
}
