using NUnit.Framework;
using Strawberry.Scheduling;

namespace Strawberry.Tests.Scheduling;

public sealed class AsyncSignalTests
{
    [Test]
    public async Task A_signal_set_while_nobody_waits_is_kept_for_one_waiter()
    {
        var signal = new AsyncSignal();
        signal.Set();
        signal.Set();

        var first = signal.WaitAsync();
        Assert.That(first.IsCompletedSuccessfully, Is.True);
        await first;
        var second = signal.WaitAsync();
        Assert.That(second.IsCompleted, Is.False);
        signal.Set();
        await second;
    }

    [Test]
    public async Task A_waiter_never_goes_on_inside_the_thread_that_sets_the_signal()
    {
        var signal = new AsyncSignal();
        var setting = new ThreadLocal<bool>();
        for (var i = 0; i < 100; i++)
        {
            var insideSet = WaitAsync();
            setting.Value = true;
            signal.Set();
            setting.Value = false;
            Assert.That(await insideSet, Is.False);
        }

        async Task<bool> WaitAsync()
        {
            await signal.WaitAsync().ConfigureAwait(false);
            return setting.Value;
        }
    }
}
