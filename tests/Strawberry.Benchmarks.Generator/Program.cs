using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Strawberry.Benchmarks.Generator;

// What the generator takes of a build and of a keystroke. dotnet run -c Release --project tests/Strawberry.Benchmarks.Generator [-- types …]
var sizes = args.Length == 0 ? [100, 1_000] : args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
const int Rounds = 7;
const int Edits = 15;

// Of a keystroke in a body, in a project of as many types as this or more.
const double MostMillisecondsPerType = 0.2;
const int TypesOfTarget = 1_000;

// The compiler and the generator are compiled themselves before anything is measured.
_ = Measure(new Project(100), rounds: 3, edits: 5);

Console.WriteLine("| types | build: compiler | build: generator | share | a type | keystroke in a body: generator | share | a type | in a declaration: generator | share | a type | binding alone | a type | file's diagnostics | target: keystroke in a body, a type | mark |");
Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|---|");
foreach (var size in sizes)
{
    var (compiler, cold, body, declaration, bare, diagnostics) = Measure(new Project(size), Rounds, Edits);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {size} | {compiler:0} ms | {cold:0} ms | {cold / (compiler + cold):0.0 %} | {cold / size:0.000} ms | {body:0.0} ms | {body / (diagnostics + body):0.0 %} | {body / size:0.000} ms | {declaration:0.0} ms | {declaration / (diagnostics + declaration):0.0 %} | {declaration / size:0.000} ms | {bare:0.0} ms | {bare / size:0.000} ms | {diagnostics:0.0} ms | {(size < TypesOfTarget ? "– |" : $"≤ {MostMillisecondsPerType} ms | {(body / size <= MostMillisecondsPerType ? "ok" : "**short**")}")} |"));
}

Console.WriteLine();
Console.WriteLine("Best of several rounds, each with a compilation nobody asked anything before. The compiler's time is that of emitting the project with the generated files, on one thread. The shares of a keystroke are beside what an editor asks for next, the diagnostics of the file. Binding alone is a generator that has the compiler read the symbols of the same types after an edit and makes nothing of them.");

static Times Measure(Project project, int rounds, int edits)
{
    var times = new Times(double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
    var compilation = project.Compile();
    GeneratorDriver driver = Project.CreateDriver(new Strawberry.Generators.SchemaGenerator());
    for (var round = 0; round < rounds; round++)
    {
        compilation = project.Compile();
        driver = Project.CreateDriver(new Strawberry.Generators.SchemaGenerator());
        var start = Stopwatch.GetTimestamp();
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        times = times with { Cold = Least(times.Cold, start) };
        if (!problems.IsEmpty)
        {
            throw new InvalidOperationException(problems[0].ToString());
        }

        // The generator has bound the declarations already: a new compilation pays for them itself.
        var fresh = project.Compile().AddSyntaxTrees(output.SyntaxTrees.Skip(project.Types));
        start = Stopwatch.GetTimestamp();
        var emitted = fresh.WithOptions(fresh.Options.WithConcurrentBuild(false)).Emit(Stream.Null);
        times = times with { Compiler = Least(times.Compiler, start) };
        if (!emitted.Success)
        {
            throw new InvalidOperationException(emitted.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
        }
    }

    GeneratorDriver bare = Project.CreateDriver(new BareGenerator()).RunGenerators(compilation);
    for (var i = 0; i < edits; i++)
    {
        var (edited, file) = project.EditBody(compilation, i);
        var start = Stopwatch.GetTimestamp();
        driver = driver.RunGeneratorsAndUpdateCompilation(edited, out var after, out _);
        times = times with { Body = Least(times.Body, start) };

        // What an editor asks for next.
        start = Stopwatch.GetTimestamp();
        _ = after.GetSemanticModel(file).GetDiagnostics();
        times = times with { Diagnostics = Least(times.Diagnostics, start) };

        // The same keystroke, its compilation made anew since symbols stay bound.
        var (again, _) = project.EditBody(compilation, i);
        start = Stopwatch.GetTimestamp();
        bare = bare.RunGenerators(again);
        times = times with { Bare = Least(times.Bare, start) };
    }

    for (var i = 0; i < edits; i++)
    {
        var (edited, _) = project.EditDeclaration(compilation, i);
        var start = Stopwatch.GetTimestamp();
        driver = driver.RunGeneratorsAndUpdateCompilation(edited, out _, out _);
        times = times with { Declaration = Least(times.Declaration, start) };
    }

    return times;
}

static double Least(double before, long start) => Math.Min(before, Stopwatch.GetElapsedTime(start).TotalMilliseconds);

/// <summary>Milliseconds.</summary>
internal sealed record Times(double Compiler, double Cold, double Body, double Declaration, double Bare, double Diagnostics);
