using System.Globalization;

namespace Strawberry.Benchmarks.Start;

/// <summary>
/// What was recorded of native servers, from a file of lines <c>server figure recorded tolerance</c>: more than the recorded figure plus its tolerance is a
/// failure.
/// </summary>
internal sealed class Baselines
{
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
        foreach (var line in _lines)
        {
            var server = measured.Servers.Single(s => s.Name == line.Server);
            var value = line.Figure switch
            {
                "behind-bare-ms" => server.BehindBare,
                "processor-behind-bare-ms" => server.ProcessorBehindBare,
                "resident-MiB" => server.ResidentMiB,
                "size-MB" => server.SizeMB,
                _ => throw new InvalidOperationException($"There is no figure {line.Figure}."),
            };
            if (value > line.Recorded + line.Tolerance)
            {
                broken.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{line.Server}: {line.Figure} is {value:0.00}, beyond {line.Recorded:0.00} + {line.Tolerance:0.00}."));
            }
        }

        return broken;
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private readonly record struct Baseline(string Server, string Figure, double Recorded, double Tolerance);
}
