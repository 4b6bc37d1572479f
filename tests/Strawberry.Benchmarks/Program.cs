using Strawberry.Benchmarks;
using Strawberry.Benchmarks.Beside;
using Strawberry.Benchmarks.Measuring;
using Strawberry.Benchmarks.Rows;

// dotnet run -c Release --project tests/Strawberry.Benchmarks [-- --quick name-part …], or -- --strawberry for the benchmarks of Strawberry itself,
// or -- --profile name-part to run our side of one row for ten seconds, or --profile-other the side it is compared with, under a profiler.
var pace = args.Contains("--quick") ? Pace.Quick : Pace.Usual;
var names = args.Where(a => !a.StartsWith('-')).ToArray();
var response = new Response();
if (args.Contains("--strawberry"))
{
    await BesideTable.PrintAsync(BesideRows.All(response).Where(r => names.Length == 0 || names.Any(n => r.Recorded.Name.Contains(n, StringComparison.Ordinal))), pace);
    return;
}

if (args.Contains("--profile") || args.Contains("--profile-other"))
{
    var row = AllRows(response).First(r => r.Name.Contains(names[0], StringComparison.Ordinal));
    await (args.Contains("--profile") ? row.Ours : row.Other!).SliceAsync(TimeSpan.FromSeconds(10));
    return;
}

// Rows that were not chosen by name are measured a group a process: what the compiler learns from the rows of one group would be in the code of the next.
const string GroupOption = "--group=";
var group = args.FirstOrDefault(a => a.StartsWith(GroupOption, StringComparison.Ordinal))?[GroupOption.Length..];
if (group is null && names.Length == 0)
{
    await GroupProcesses.RunAsync(Groups(response).Select(g => GroupOption + g.Name), args);
    return;
}

var reference = response.Hand(HandWritten.HelloByStrings);
var oneField = ObjectRows.OneField(response, reference);
if (names.FirstOrDefault(n => !AllRows(response).Append(oneField).Any(r => r.Name.Contains(n, StringComparison.Ordinal))) is { } unknown)
{
    Console.Error.WriteLine($"No row has \"{unknown}\" in its name.");
    Environment.ExitCode = 2;
    return;
}

var table = new Table(new Machine(reference));
if (group is null)
{
    Table.Begin();
}

// Always: it tells how fast the machine is.
await oneField.MeasureAsync(pace);
if (group is null || group == Groups(response)[0].Name)
{
    await table.AddAsync(oneField);
}

foreach (var scenario in group is null ? AllRows(response) : Groups(response).First(g => g.Name == group).Rows)
{
    if (names.Length == 0 || names.Any(n => scenario.Name.Contains(n, StringComparison.Ordinal)))
    {
        await scenario.MeasureAsync(pace);
        await table.AddAsync(scenario);
    }
}

table.End();

static (string Name, IEnumerable<Scenario> Rows)[] Groups(Response response) =>
[
    ("objects", ObjectRows.All(response)),
    ("variables", VariableRows.All(response)),
    ("waiting", WaitingRows.All(response)),
    ("incremental", IncrementalRows.All(response)),
    ("language", LanguageRows.All(response)),
];

static Scenario[] AllRows(Response response) => [.. Groups(response).SelectMany(g => g.Rows)];
