using System.Globalization;

namespace Strawberry.Benchmarks.Measuring;

/// <summary>Prints rows as they are measured.</summary>
internal sealed class Table(Machine machine)
{
    /// <summary>How the line of a row ends that holds its target.</summary>
    public const string Ok = "| ok |";

    /// <summary>How the line of a row ends that does not.</summary>
    public const string TooSlow = "| **short** |";

    private int _short;
    private int _ok;

    public static void Begin()
    {
        Console.WriteLine("| scenario | target | measured | other µs | ours µs | other B | ours B | mark |");
        Console.WriteLine("|---|---|---|---:|---:|---:|---:|---|");
    }

    public async ValueTask AddAsync(Scenario scenario)
    {
        var targets = new List<string>();
        var values = new List<string>();
        var holds = true;
        foreach (var claim in scenario.Claims)
        {
            var (text, isMet) = await claim.MeasureAsync(machine).ConfigureAwait(false);
            targets.Add(claim.Target);
            values.Add(isMet ? text : $"**{text}**");
            holds &= isMet;
        }

        if (scenario.Claims.Count == 0 && scenario.Other is { } other)
        {
            values.Add(string.Create(CultureInfo.InvariantCulture, $"{scenario.Ours.Micros / other.Micros:0.00} ×"));
        }

        _ = scenario.Claims.Count == 0 ? 0 : holds ? _ok++ : _short++;
        Console.WriteLine(
            $"| {scenario.Name} | {Join(targets)} | {Join(values)} | {Micros(scenario.Other)} | {Micros(scenario.Ours)} | {Bytes(scenario.Other)} | {Bytes(scenario.Ours)} "
            + (scenario.Claims.Count == 0 ? "|  |" : holds ? Ok : TooSlow));
    }

    public void End()
    {
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_ok} ok, {_short} short. Targets in µs and MB/s are those of a machine where the hand loop of one field takes 0.07 µs; here it took {machine.Scale * 0.07:0.000}, by which measured values are scaled."));
    }

    private static string Join(List<string> texts) => texts.Count == 0 ? "–" : string.Join("; ", texts);

    private static string Micros(Side? side) => side is null ? "" : side.Micros.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Bytes(Side? side) => side is null ? "" : side.Allocated.ToString("0", CultureInfo.InvariantCulture);
}
