using System.Buffers;
using System.Globalization;
using System.Text;
using Strawberry;
using Strawberry.Benchmarks;

// dotnet run -c Release --project tests/Strawberry.Benchmarks [-- name-part]
var filter = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "";
var quick = args.Contains("--quick");
var slices = quick ? 3 : 15;
var slice = TimeSpan.FromMilliseconds(quick ? 60 : 150);

Console.WriteLine("| scenario | bytes | hand µs | engine µs | ratio | hand B | engine B |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
foreach (var scenario in Scenarios.All().Where(s => s.Name.Contains(filter, StringComparison.Ordinal)))
{
    var row = await scenario.MeasureAsync(slices, slice);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Name} | {row.Bytes} | {row.Hand:0.00} | {row.Engine:0.00} | {row.Ratio:0.00} | {row.HandAllocated} | {row.EngineAllocated} |"));
}
