using System.Globalization;
using Strawberry.Benchmarks.Measuring;

namespace Strawberry.Benchmarks.Beside;

/// <summary>Prints our times beside those that Strawberry's benchmarks took.</summary>
internal static class BesideTable
{
    public static async ValueTask PrintAsync(IEnumerable<BesideRow> rows, Pace pace)
    {
        Console.WriteLine("| Strawberry's benchmark | response B | ours ms | ours B allocated | graphql-core 3.2.8 ms | 3.3.0rc0 ms | 3.2.8 / ours | what differs |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---|");
        foreach (var row in rows)
        {
            await row.MeasureAsync(pace).ConfigureAwait(false);
            var recorded = row.Recorded;
            var ours = row.Ours.Micros / 1_000;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {recorded.Name} | {row.Bytes} | {ours:0.0000} | {row.Ours.Allocated:0} | {recorded.Stable} | {recorded.Next?.ToString(CultureInfo.InvariantCulture) ?? "–"} | {recorded.Stable / ours:0} | {row.Note} |"));
        }

        Console.WriteLine();
        Console.WriteLine(
            "Strawberry's times are medians recorded on other hardware (2 shared virtual processors, Python 3.11.7, Strawberry 0.324.0) and end with Python objects; ours "
            + "are the best slices of this run and end with the response's bytes. Documents are cached and limits are on where a row says nothing else.");
    }
}
