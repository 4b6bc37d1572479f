using System.Globalization;
using Strawberry.Load;

// dotnet run -c Release --project tests/Strawberry.Load [-- --streams 1000 --subscriptions 1000 --seconds 10 --rounds 3]
var streams = Number("--streams", 1000);
var subscriptions = Number("--subscriptions", 1000);
var seconds = Number("--seconds", 10);
var rounds = Number("--rounds", 3);

await using var server = await ServerProcess.StartAsync();
var report = new Report();
try
{
    await new Crowd(server, report, streams, subscriptions, TimeSpan.FromSeconds(seconds)).RunAsync(rounds);
    await new Idlers(server, report).RunAsync();
}
catch (LoadException e)
{
    report.Fail(e.Message);
}

report.Print();
return report.Holds ? 0 : 1;

int Number(string name, int otherwise) => Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
