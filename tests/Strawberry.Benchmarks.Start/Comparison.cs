using System.Globalization;
using System.Text;

namespace Strawberry.Benchmarks.Start;

/// <summary>What was measured of one server.</summary>
internal sealed record ServerReport(string Name, double Milliseconds, double BehindBare, double ProcessorBehindBare, double ResidentMiB, double SizeMB);

/// <summary>Starts the servers in turn, again and again, and compares each start with the bare server's of the same round.</summary>
internal sealed record Comparison(IReadOnlyList<ServerReport> Servers, int Rounds)
{
    public static Comparison Run(ServerProgram[] programs, int rounds)
    {
        // Files come from the disk once, for nobody's account.
        foreach (var program in programs)
        {
            ServerStart.Measure(program);
        }

        var starts = new ServerStart[programs.Length, rounds];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < programs.Length; i++)
            {
                var at = (i + round) % programs.Length;
                starts[at, round] = ServerStart.Measure(programs[at]);
            }
        }

        double Median(Func<int, double> value) => Enumerable.Range(0, rounds).Select(value).Order().ElementAt(rounds / 2);
        return new Comparison(
            [
                .. programs.Select((p, i) => new ServerReport(
                    p.Name,
                    Median(r => starts[i, r].Milliseconds),
                    Median(r => starts[i, r].Milliseconds - starts[0, r].Milliseconds),
                    Median(r => starts[i, r].ProcessorMilliseconds - starts[0, r].ProcessorMilliseconds),
                    Median(r => starts[i, r].ResidentMiB),
                    p.Size / 1e6)),
            ],
            rounds);
    }

    public string ToString(string title)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{title}, process start to first response, medians of {Rounds} rounds");
        text.AppendLine("| server | first response ms | behind bare ms | on a processor behind bare ms | resident MiB | size MB | target | mark |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|---|---|");
        foreach (var s in Servers)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {s.Name} | {s.Milliseconds:0.0} | {s.BehindBare:0.0} | {s.ProcessorBehindBare:0.0} | {s.ResidentMiB:0.0} | {s.SizeMB:0.00} | {Target.Of(title, s)} |");
        }

        return text.ToString();
    }
}
