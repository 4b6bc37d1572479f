using System.Diagnostics;

namespace Strawberry.Benchmarks.Measuring;

/// <summary>For what is timed in parts: only what lies between <see cref="Begin"/> and <see cref="End"/> counts, or the best stretch of a long run.</summary>
internal sealed class Lap
{
    private long _start;

    /// <summary>Ticks counted so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>The best time for one of many like things, in ticks; null when none was told.</summary>
    public double? BestSplit { get; private set; }

    public void Reset() => Ticks = 0;

    public void Begin() => _start = Stopwatch.GetTimestamp();

    public void End() => Ticks += Stopwatch.GetTimestamp() - _start;

    /// <summary>Ends a stretch of so many things and begins the next.</summary>
    public void Split(int count)
    {
        var now = Stopwatch.GetTimestamp();
        var each = (double)(now - _start) / count;
        BestSplit = BestSplit is { } best ? Math.Min(best, each) : each;
        _start = now;
    }
}
