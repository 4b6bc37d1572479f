using System.Globalization;

namespace Strawberry.Benchmarks.Start;

/// <summary>
/// What was recorded of native servers, from a file of lines <c>server figure recorded tolerance</c>: more than the recorded figure plus its tolerance is a
/// failure. Milliseconds are those of a machine where the bare server takes what is recorded of it; where it takes longer, so may the others.
/// </summary>
internal sealed class Baselines
{
    private const string BareFigure = "first-response-ms";

    private readonly List<Baseline> _lines = [];

    public static Baselines Read(string file)
    {
        var baselines = new Baselines();
        foreach (var line in File.ReadLines(file))
        {
            if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var server, var figure, var recorded, var tolerance] && server != "#")
            {
                baselines._lines.Add(new Baseline(server, figure, Parse(recorded), Parse(tolerance)));
            }
        }

        return baselines._lines.Count > 0 ? baselines : throw new InvalidOperationException($"{file} has no lines.");
    }

    /// <summary>A sentence for each figure that is beyond its tolerance.</summary>
    public IReadOnlyList<string> Check(Comparison measured)
    {
        List<string> broken = [];
        var bare = _lines.Single(l => l.Figure == BareFigure);
        var slowness = Math.Max(1, measured.Servers.Single(s => s.Name == bare.Server).Milliseconds / bare.Recorded);
        foreach (var line in _lines)
        {
            if (line == bare)
            {
                continue;
            }

            var server = measured.Servers.Single(s => s.Name == line.Server);
            var value = line.Figure switch
            {
                "behind-bare-ms" => server.BehindBare,
                "processor-behind-bare-ms" => server.ProcessorBehindBare,
                "resident-MiB" => server.ResidentMiB,
                "size-MB" => server.SizeMB,
                _ => throw new InvalidOperationException($"There is no figure {line.Figure}."),
            };
            var factor = line.Figure.EndsWith("-ms", StringComparison.Ordinal) ? slowness : 1;
            if (value > (line.Recorded + line.Tolerance) * factor)
            {
                broken.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{line.Server}: {line.Figure} is {value:0.00}, beyond {line.Recorded:0.00} + {line.Tolerance:0.00}, times {factor:0.00}."));
            }
        }

        return broken;
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private readonly record struct Baseline(string Server, string Figure, double Recorded, double Tolerance);
}
