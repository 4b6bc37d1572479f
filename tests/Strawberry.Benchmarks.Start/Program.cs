using Strawberry.Benchmarks.Start;

// Strawberry.Benchmarks.Start <packages|sources|ready|native> [--rounds N] [--baselines FILE], in the repository's folder; build/run.sh start builds the servers and calls it.
if (args is not ["packages" or "sources" or "ready" or "native", ..])
{
    Console.Error.WriteLine("usage: Strawberry.Benchmarks.Start <packages|sources|ready|native> [--rounds N] [--baselines FILE]");
    return 2;
}

var rounds = int.Parse(Option("--rounds") ?? "15", System.Globalization.CultureInfo.InvariantCulture);
var report = Comparison.Run(ServerProgram.All(args[0]), rounds);
Console.Write(report.ToString(args[0]));
if (Option("--baselines") is not { } file)
{
    return 0;
}

var broken = Baselines.Read(file).Check(report);
foreach (var line in broken)
{
    Console.Error.WriteLine(line);
}

return broken.Count == 0 ? 0 : 1;

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
