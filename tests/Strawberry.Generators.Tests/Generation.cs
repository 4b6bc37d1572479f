using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Strawberry.Generators.Models;

namespace Strawberry.Generators.Tests;

/// <summary>A run of the generator over sources, as the compiler makes it.</summary>
internal sealed class Generation
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.None);

    private Generation(CSharpCompilation input, GeneratorDriver driver)
    {
        Input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics);
        Output = output;
        Diagnostics = diagnostics;
    }

    public CSharpCompilation Input { get; }

    public Compilation Output { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>The generated tables, by GraphQL name.</summary>
    public IEnumerable<TableModel> Tables => Steps(TrackingNames.BoundTables)
        .SelectMany(s => s.Outputs)
        .Select(o => (TableModel)o.Value)
        .OrderBy(t => t.Header.Name, StringComparer.Ordinal);

    public static Generation Of(params string[] sources) => new(Compile("Demo", sources), CreateDriver());

    public static Generation Of(CSharpCompilation compilation) => new(compilation, CreateDriver());

    /// <summary>The same driver goes on with a changed compilation, as in an editor.</summary>
    public Generation Rerun(CSharpCompilation changed) => new(changed, Driver);

    public IEnumerable<IncrementalGeneratorRunStep> Steps(string name) =>
        Result.TrackedSteps.TryGetValue(name, out var steps) ? steps : [];

    /// <summary>Errors and warnings of the whole compilation, generated code included.</summary>
    public IEnumerable<string> Complaints() => Output.GetDiagnostics()
        .Where(d => d.Severity >= DiagnosticSeverity.Warning)
        .Concat(Diagnostics)
        .Select(d => d.ToString());

    public MetadataReference ToReference() => MetadataReference.CreateFromImage(ToImage());

    /// <summary>The compiled assembly, its types registered.</summary>
    public Assembly Load()
    {
        var assembly = Assembly.Load(ToImage());
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return assembly;
    }

    /// <summary>The compiled assembly with those it refers to, its types registered.</summary>
    public Assembly LoadWith(params Generation[] references)
    {
        var context = new AssemblyLoadContext(null);
        var known = references.Select(r => context.LoadFromStream(new MemoryStream(r.ToImage()))).ToArray();
        context.Resolving += (_, name) => Array.Find(known, a => a.GetName().Name == name.Name);
        var assembly = context.LoadFromStream(new MemoryStream(ToImage()));
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return assembly;
    }

    /// <summary>What <c>Program.Make()</c> of the compiled source gives.</summary>
    public Schema MakeSchema() => (Schema)Load().GetType("Program")!.GetMethod("Make")!.Invoke(null, null)!;

    public static CSharpCompilation Compile(string assembly, string[] sources, params MetadataReference[] references) => CSharpCompilation.Create(
        assembly,
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(Prelude.Before + source, ParseOptions, path: $"Source{i}.cs")),
        [.. Platform.References, .. references],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    public static SyntaxTree Parse(string source, string path) => ParseWhole(Prelude.Before + source, path);

    /// <summary>Parses source with nothing put before it.</summary>
    public static SyntaxTree ParseWhole(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    private byte[] ToImage()
    {
        using var stream = new MemoryStream();
        var emitted = Output.Emit(stream);
        Assert.That(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        return stream.ToArray();
    }

    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new SchemaGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
