using System.Diagnostics;
using System.Globalization;

namespace Strawberry.Benchmarks.Http;

/// <summary>What a run of wrk tells, and the processor's time that the server took for a request.</summary>
internal readonly record struct WrkResult(double RequestsPerSecond, double P99Micros, long Requests, string? Trouble)
{
    public double ServerMicros { get; init; }
}

/// <summary>Runs wrk on the second core.</summary>
internal static class Wrk
{
    /// <summary>What has to be installed first, or null.</summary>
    public static string? Missing
    {
        get
        {
            var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
            return !Array.Exists(paths, p => File.Exists(Path.Combine(p, "taskset"))) ? "taskset is missing (package util-linux)."
                : !Array.Exists(paths, p => File.Exists(Path.Combine(p, "wrk"))) ? "wrk is missing: apt-get install wrk."
                : Environment.ProcessorCount < 2 ? "There is one core only; the server and wrk need one each."
                : null;
        }
    }

    public static async Task<WrkResult> RunAsync(ServerProcess server, string path, string script, int connections, TimeSpan duration)
    {
        var used = server.Used;
        var result = await RunAsync(server.Url + path, script, connections, duration);
        return result with { ServerMicros = (server.Used - used).TotalMicroseconds / result.Requests };
    }

    private static async Task<WrkResult> RunAsync(string url, string script, int connections, TimeSpan duration)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script);
        try
        {
            var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true };
            var seconds = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var many = connections.ToString(CultureInfo.InvariantCulture);
            foreach (var argument in (string[])["-c", "1", "wrk", "-t", "1", "-c", many, "-d", seconds + "s", "--latency", "-s", file, url])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return Parse(output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A script that sends one body again and again.</summary>
    public static string Post(string body) => Post([body]);

    /// <summary>A script that sends bodies in turns; <c>%d</c> in one is a number that grows.</summary>
    public static string Post(IReadOnlyList<string> bodies, string accept = "application/json")
    {
        var header = $"""
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Accept"] = "{accept}"

            """;
        return bodies.Count == 1
            ? header + $"wrk.body = [==[{bodies[0]}]==]"
            : header + $$"""
                local bodies = { {{string.Join(", ", bodies.Select(b => $"[==[{b}]==]"))}} }
                local n = 0
                request = function()
                  n = n + 1
                  return wrk.format(nil, nil, nil, (bodies[n % #bodies + 1]:gsub("%%d", tostring(n))))
                end
                """;
    }

    private static WrkResult Parse(string output)
    {
        var (rate, p99, requests, trouble) = (0.0, 0.0, 0L, default(string));
        foreach (var line in output.Split('\n', StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["99%", var time])
            {
                p99 = Micros(time);
            }
            else if (words is ["Requests/sec:", var perSecond])
            {
                rate = double.Parse(perSecond, CultureInfo.InvariantCulture);
            }
            else if (words is [var count, "requests", "in", ..])
            {
                requests = long.Parse(count, CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("Socket errors:", StringComparison.Ordinal) || line.StartsWith("Non-2xx", StringComparison.Ordinal))
            {
                trouble = line;
            }
        }

        return rate > 0 ? new WrkResult(rate, p99, requests, trouble) : throw new InvalidOperationException("wrk says:\n" + output);
    }

    private static double Micros(string text) =>
        text.EndsWith("us", StringComparison.Ordinal) ? Number(text[..^2])
        : text.EndsWith("ms", StringComparison.Ordinal) ? Number(text[..^2]) * 1_000
        : Number(text[..^1]) * 1_000_000;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
