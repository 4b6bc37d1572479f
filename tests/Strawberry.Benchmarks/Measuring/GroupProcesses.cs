using System.Diagnostics;
using System.Globalization;

namespace Strawberry.Benchmarks.Measuring;

/// <summary>Has this program measure each group of rows in a process of its own, one after the other, and makes one table of theirs.</summary>
internal static class GroupProcesses
{
    /// <param name="groups">The options that name the groups.</param>
    /// <param name="arguments">What else the processes are told.</param>
    public static async ValueTask RunAsync(IEnumerable<string> groups, string[] arguments)
    {
        Table.Begin();
        var (ok, tooSlow, ending) = (0, 0, "");
        foreach (var group in groups)
        {
            using var process = Start([.. arguments, group]);
            while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                if (line.StartsWith('|'))
                {
                    Console.WriteLine(line);
                    ok += line.EndsWith(Table.Ok, StringComparison.Ordinal) ? 1 : 0;
                    tooSlow += line.EndsWith(Table.TooSlow, StringComparison.Ordinal) ? 1 : 0;
                }
                else if (line.Length > 0)
                {
                    ending = line[(line.IndexOf('.', StringComparison.Ordinal) + 1)..];
                }
            }

            await process.WaitForExitAsync().ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{group} ended with {process.ExitCode}.");
            }
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ok} ok, {tooSlow} short.{ending}"));
    }

    // By the program's own file, or by "dotnet" and its assembly.
    private static Process Start(string[] arguments)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }
}
