using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Strawberry.Generators.Tests;
using Strawberry.Generators.Tests.Incremental;

namespace Strawberry.Benchmarks.Generator;

/// <summary>A project of so many annotated types, parsed.</summary>
internal sealed class Project
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.None);

    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && name != "Strawberry.Generators.dll")
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    private readonly string[] _sources;
    private readonly int _editedFile;

    public Project(int types)
    {
        Types = types;
        _sources = ManyTypes.Write(types);
        _editedFile = ManyTypes.EditedFile(types);
    }

    public int Types { get; }

    /// <summary>A compilation that nobody has asked anything yet.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Shop",
        _sources.Select((source, i) => CSharpSyntaxTree.ParseText(Prelude.Before + source, ParseOptions, path: $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The compilation after a keystroke in the body of a method, and the file that was edited.</summary>
    public (CSharpCompilation Compilation, SyntaxTree File) EditBody(CSharpCompilation compilation, int edit) =>
        Edit(compilation, ManyTypes.Body, $"=> \"label {edit} of \" + Name;");

    /// <summary>The compilation after a keystroke in the name of a property.</summary>
    public (CSharpCompilation Compilation, SyntaxTree File) EditDeclaration(CSharpCompilation compilation, int edit) =>
        Edit(compilation, ManyTypes.Property, $"public int Count{edit} {{ get; init; }}");

    private (CSharpCompilation Compilation, SyntaxTree File) Edit(CSharpCompilation compilation, string before, string after)
    {
        var tree = compilation.SyntaxTrees[_editedFile];
        var edited = CSharpSyntaxTree.ParseText(
            Prelude.Before + _sources[_editedFile].Replace(before, after, StringComparison.Ordinal), ParseOptions, path: tree.FilePath);
        return (compilation.ReplaceSyntaxTree(tree, edited), edited);
    }

    public static GeneratorDriver CreateDriver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: ParseOptions);
}
