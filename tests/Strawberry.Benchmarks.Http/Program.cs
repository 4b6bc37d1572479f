using Strawberry.Benchmarks.Http;

// dotnet run -c Release --project tests/Strawberry.Benchmarks.Http [-- --quick | --rounds N | --soak | --in-memory | part of a row's name]
if (args is ["serve", var kind])
{
    await Server.RunAsync(kind == "graphql");
    return 0;
}

var at = Array.IndexOf(args, "--rounds");
var rounds = at >= 0 ? int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture) : args.Contains("--quick") ? 1 : 3;
var filter = args.Where((a, i) => !a.StartsWith('-') && (at < 0 || i != at + 1)).FirstOrDefault() ?? "";
if (args.Contains("--in-memory"))
{
    await InMemory.RunAsync(rounds, filter);
    return 0;
}

if (Wrk.Missing is { } missing)
{
    Console.Error.WriteLine(missing);
    return 2;
}

if (args.Contains("--soak"))
{
    return await Soak.RunAsync(args.Contains("--quick") ? 50_000 : 2_000_000) ? 0 : 1;
}

var comparison = new Comparison(rounds, filter);
if (comparison.IsEmpty)
{
    Console.Error.WriteLine($"No row has \"{filter}\" in its name.");
    return 2;
}

await comparison.RunAsync();
return 0;
