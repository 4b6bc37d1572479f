using Strawberry.Telemetry;

namespace Strawberry.Execution;

/// <summary>What of the users' runs, on whatever thread.</summary>
internal sealed partial class OperationExecution
{
    // A bit of the number of tasks in flight: whoever changes the number sees at once whether the operation has ended.
    private const int Ended = 1 << 30;

    private int _tasksInFlight;
    private long _endedAt;

    /// <summary>A resolver's task is waited for. Called on the pump.</summary>
    public void TaskStarted(ResolverScopes? scopes)
    {
        Hold(scopes);
        _loaders?.TaskStarted();
    }

    /// <summary>
    /// Something of the user's runs, on whatever thread; it ends with <see cref="TaskEnded"/>. Neither the operation's scopes nor <paramref name="scopes"/> end before.
    /// </summary>
    public void Hold(ResolverScopes? scopes)
    {
        IsShared = true;
        scopes?.Acquire();
        var count = Interlocked.Increment(ref _tasksInFlight);
        if ((count & ~Ended) == 1)
        {
            EngineCounters.AddTask(1);
        }

        if (count > Ended)
        {
            EngineCounters.AddAbandoned(1);
        }
    }

    /// <summary>What was started with the same scopes has ended.</summary>
    public void TaskEnded(ResolverScopes? scopes)
    {
        scopes?.Release();
        var count = Interlocked.Decrement(ref _tasksInFlight);
        if ((count & ~Ended) == 0)
        {
            EngineCounters.AddTask(-1);
        }

        if (count >= Ended)
        {
            EngineCounters.AddAbandoned(-1);
            if (_endedAt is not 0 and var since)
            {
                Instruments.ResolverOverrun.Record(_config.TimeProvider.GetElapsedTime(since).TotalSeconds);
            }

            if (count == Ended)
            {
                EndScopes();
            }
        }
    }

    /// <summary>Disposes a source that is not moving; nobody waits for it. Until it has ended, it counts as a resolver that runs.</summary>
    public void DisposeSource(ItemSource source, ResolverScopes? scopes)
    {
        var disposing = source.DisposeAsync();
        if (!disposing.IsCompleted)
        {
            Hold(scopes);
            _ = EndDisposalAsync(disposing, scopes);
        }
    }

    private async Task EndDisposalAsync(ValueTask disposing, ResolverScopes? scopes)
    {
        await disposing.ConfigureAwait(false);
        TaskEnded(scopes);
    }
}
