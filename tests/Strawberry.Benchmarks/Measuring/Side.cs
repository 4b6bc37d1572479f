using System.Diagnostics;

namespace Strawberry.Benchmarks.Measuring;

/// <summary>
/// One of the things that are compared, and what was measured of it. The machine is not ours alone, hence many short slices of which the best counts: it is the
/// one in which nobody came between. A garbage collection may not fall into that slice; its pauses are shared out over all operations.
/// </summary>
internal sealed class Side
{
    private readonly Func<ValueTask>? _run;
    private readonly Func<Lap, ValueTask>? _runParts;
    private readonly Lap _lap = new();
    private double _best = double.MaxValue;
    private long _allocated;
    private TimeSpan _paused;
    private long _count;
    private int _batch = 1;

    /// <summary>A side that is timed as a whole.</summary>
    public Side(Func<ValueTask> run) => _run = run;

    /// <summary>A side that says itself what of it is timed.</summary>
    public Side(Func<Lap, ValueTask> run) => _runParts = run;

    /// <summary>Microseconds an operation.</summary>
    public double Micros => _best + (_runParts is null ? _paused.TotalMicroseconds / _count : 0);

    /// <summary>How many things a run does that are told one by one.</summary>
    public int Each { get; init; } = 1;

    /// <summary>Bytes allocated by an operation, on all threads.</summary>
    public double Allocated => (double)_allocated / _count / Each;

    public ValueTask RunAsync() => _run is not null ? _run() : _runParts!(_lap);

    /// <summary>Finds out how many operations the clock need not be read in between, and has the code compiled.</summary>
    public async ValueTask WarmUpAsync(TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        var count = 0;
        do
        {
            await RunAsync().ConfigureAwait(false);
            count++;
        }
        while (Stopwatch.GetElapsedTime(start) < length);

        _batch = Math.Clamp((int)(count * 50 / Stopwatch.GetElapsedTime(start).TotalMicroseconds), 1, 1000);
    }

    public async ValueTask SliceAsync(TimeSpan length)
    {
        _lap.Reset();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var paused = GC.GetTotalPauseDuration();
        var count = 0;
        var start = Stopwatch.GetTimestamp();
        do
        {
            for (var i = 0; i < _batch; i++)
            {
                var running = RunAsync();
                if (running.IsCompletedSuccessfully)
                {
                    running.GetAwaiter().GetResult();
                }
                else
                {
                    await running.ConfigureAwait(false);
                }
            }

            count += _batch;
        }
        while (Stopwatch.GetElapsedTime(start) < length);

        var time = Stopwatch.GetElapsedTime(start);
        var pause = GC.GetTotalPauseDuration() - paused;
        _paused += pause;
        _allocated += GC.GetTotalAllocatedBytes(precise: true) - allocated;
        _count += count;
        var ticks = _lap.BestSplit is { } split ? split / Stopwatch.Frequency * TimeSpan.TicksPerSecond
            : _runParts is not null ? (double)_lap.Ticks / Stopwatch.Frequency * TimeSpan.TicksPerSecond / count
            : (double)(time - pause).Ticks / count;
        _best = Math.Min(_best, ticks / TimeSpan.TicksPerMicrosecond);
    }
}
