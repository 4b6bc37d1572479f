using Strawberry.Telemetry;

namespace Strawberry.Execution;

/// <summary>What of the users' runs, on whatever thread.</summary>
internal sealed partial class OperationExecution
{
    // A bit of the number of tasks in flight: whoever changes the number sees at once whether the operation has ended.
    private const int Ended = 1 << 30;

    private int _tasksInFlight;
    private int _tasksMet;
    private long _endedAt;

    /// <summary>How many resolvers' tasks and the like have not ended, as far as is known on the pump.</summary>
    private int KnownTasks => Volatile.Read(ref _tasksInFlight) + Math.Max(_tasksMet - 1, 0);

    /// <summary>A resolver's task is waited for. Called on the pump.</summary>
    public void TaskStarted(ResolverScopes? scopes)
    {
        Hold(scopes);
        _loaders?.Count.TaskStarted();
    }

    /// <summary>
    /// A resolver's task is to be waited for. Called on the pump, which goes on to <see cref="TaskWatched"/>, or to <see cref="MetTaskEnded"/> when the task
    /// ends before. All that were met are held as one, for most end before the pump has gone round.
    /// </summary>
    public void TaskMet(ResolverScopes? scopes)
    {
        scopes?.Acquire();
        if (_tasksMet++ == 0)
        {
            AddTask();
        }

        _loaders?.Count.TaskStarted();
    }

    /// <summary>A task that was met is waited for from now on; it ends with <see cref="TaskEnded"/>, on the pump.</summary>
    public void TaskWatched()
    {
        AddTask();
        ForgetMet();
    }

    /// <summary>A task that was met has ended.</summary>
    public void MetTaskEnded(ResolverScopes? scopes)
    {
        scopes?.Release();
        ForgetMet();
    }

    /// <summary>
    /// Something of the user's runs, on whatever thread; it ends with <see cref="TaskEnded"/>. Neither the operation's scopes nor <paramref name="scopes"/> end before.
    /// </summary>
    public void Hold(ResolverScopes? scopes)
    {
        IsShared = true;
        scopes?.Acquire();
        AddTask();
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

    private void AddTask()
    {
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

    private void ForgetMet()
    {
        if (--_tasksMet == 0)
        {
            TaskEnded(null);
        }
    }
}
