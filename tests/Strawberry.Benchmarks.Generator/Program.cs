using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Strawberry.Benchmarks.Generator;

// What the generator takes of a build and of a keystroke. dotnet run -c Release --project tests/Strawberry.Benchmarks.Generator [-- types …]
var sizes = args.Length == 0 ? [100, 1_000] : args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
const int Rounds = 7;
const int Edits = 15;

// The compiler and the generator are compiled themselves before anything is measured.
_ = Measure(new Project(100), rounds: 3, edits: 5);

Console.WriteLine("| types | build: compiler | build: generator | share | a type | keystroke: file's diagnostics | keystroke: generator | a type | binding alone | a type |");
Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
foreach (var size in sizes)
{
    var (compiler, cold, diagnostics, edit, bare) = Measure(new Project(size), Rounds, Edits);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {size} | {compiler:0} ms | {cold:0} ms | {cold / (compiler + cold):0.0 %} | {cold / size:0.000} ms | {diagnostics:0.0} ms | {edit:0.0} ms | {edit / size:0.000} ms | {bare:0.0} ms | {bare / size:0.000} ms |"));
}

Console.WriteLine();
Console.WriteLine("Best of several rounds, each with a compilation nobody asked anything before. The compiler's time is that of emitting the project with the generated files, on one thread. Binding alone is a generator that reads the symbols of the same types and makes nothing of them.");

static (double Compiler, double Cold, double Diagnostics, double Edit, double Bare) Measure(Project project, int rounds, int edits)
{
    var (compiler, cold, diagnostics, edit, bare) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
    GeneratorDriver bareDriver = Project.CreateDriver(new BareGenerator());
    for (var round = 0; round < rounds; round++)
    {
        var compilation = project.Compile();
        var start = Stopwatch.GetTimestamp();
        var driver = Project.CreateDriver(new Strawberry.Generators.SchemaGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        cold = Math.Min(cold, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        if (!problems.IsEmpty)
        {
            throw new InvalidOperationException(problems[0].ToString());
        }

        // The generator has bound the declarations already: a new compilation pays for them itself.
        var fresh = project.Compile().AddSyntaxTrees(output.SyntaxTrees.Skip(project.Types));
        start = Stopwatch.GetTimestamp();
        var emitted = fresh.WithOptions(fresh.Options.WithConcurrentBuild(false)).Emit(Stream.Null);
        compiler = Math.Min(compiler, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(emitted.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
        }

        for (var i = 0; round == rounds - 1 && i < edits; i++)
        {
            var (edited, file) = project.Edit(compilation, i);
            start = Stopwatch.GetTimestamp();
            driver = driver.RunGeneratorsAndUpdateCompilation(edited, out var after, out _);
            edit = Math.Min(edit, Stopwatch.GetElapsedTime(start).TotalMilliseconds);

            // The same keystroke, its compilation made anew since symbols stay bound.
            var (again, _) = project.Edit(compilation, i);
            start = Stopwatch.GetTimestamp();
            bareDriver = bareDriver.RunGenerators(again);
            bare = Math.Min(bare, i == 0 ? double.MaxValue : Stopwatch.GetElapsedTime(start).TotalMilliseconds);

            // What an editor asks for next.
            start = Stopwatch.GetTimestamp();
            _ = after.GetSemanticModel(file).GetDiagnostics();
            diagnostics = Math.Min(diagnostics, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    return (compiler, cold, diagnostics, edit, bare);
}
