using Strawberry.Benchmarks.Measuring;

namespace Strawberry.Benchmarks.Beside;

/// <summary>A benchmark of Strawberry's, and the same work done by ours.</summary>
internal sealed class BesideRow(Recorded recorded, Side ours, Response response)
{
    public Recorded Recorded { get; } = recorded;

    public Side Ours { get; } = ours;

    /// <summary>What is not the same, in a few words.</summary>
    public string Note { get; init; } = "";

    /// <summary>Bytes of the response.</summary>
    public int Bytes { get; private set; }

    public async ValueTask MeasureAsync(Pace pace)
    {
        await Ours.RunAsync().ConfigureAwait(false);
        Bytes = response.Length;
        if (Recorded.Bytes is { } bytes && bytes != Bytes)
        {
            throw new InvalidOperationException($"{Recorded.Name}: {Bytes} bytes instead of {bytes}.\n{response.Text[..Math.Min(500, response.Text.Length)]}");
        }

        await Ours.WarmUpAsync(pace.WarmUp).ConfigureAwait(false);
        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < pace.Slices && (i < pace.LeastSlices || System.Diagnostics.Stopwatch.GetElapsedTime(begin) < pace.Longest); i++)
        {
            await Ours.SliceAsync(pace.Slice).ConfigureAwait(false);
        }
    }
}
