using System.Threading.Channels;

namespace Strawberry.AspNetCore.Tests.Examples;

/// <summary>A clock whose timers run out when the test says so.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Channel<ManualTimer> _timers = Channel.CreateUnbounded<ManualTimer>();

    private int _made;

    public int TimersMade => Volatile.Read(ref _made);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _made);
        var timer = new ManualTimer(() => callback(state), dueTime);
        _timers.Writer.TryWrite(timer);
        return timer;
    }

    /// <summary>Waits until somebody waits, checks for how long, and ends it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var timer = await TakeAsync();
        Assert.That(timer.DueTime, Is.EqualTo(time));
        timer.Fire();
    }

    /// <summary>Waits until somebody waits, and leaves it to the test when that ends.</summary>
    public async Task<ManualTimer> TakeAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _timers.Reader.ReadAsync(timeout.Token);
    }

    internal sealed class ManualTimer(Action fire, TimeSpan dueTime) : ITimer
    {
        public TimeSpan DueTime { get; } = dueTime;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
